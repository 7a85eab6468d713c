/* Review from the keyboard: y, n, h answer the question one stands at, j and k move, u takes back, ? shows the keys. */
"use strict";

const questions = [...document.querySelectorAll(".question")];
let at = questions.findIndex((each) => `#${each.id}` === location.hash);
if (at < 0 && questions.length) at = 0;

function stand(place, focus) {
  if (place < 0 || place >= questions.length) return;
  for (const each of questions) each.removeAttribute("aria-current");
  at = place;
  questions[at].setAttribute("aria-current", "true");
  if (focus) questions[at].focus();
}

function press(button) {
  if (button) button.click();
}

stand(at, location.hash.startsWith("#q"));

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (["y", "n", "h"].includes(event.key) && questions[at]) {
    press(questions[at].querySelector(`button[value="${event.key}"]`));
  } else if (event.key === "j" || event.key === "ArrowDown") {
    stand(at + 1, true);
  } else if (event.key === "k" || event.key === "ArrowUp") {
    stand(at - 1, true);
  } else if (event.key === "u") {
    press(document.querySelector(".decided .undo button"));
  } else if (event.key === "?") {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  } else {
    return;
  }
  event.preventDefault();
});
