/* What makes the pages livelier. Without it everything still works. */
"use strict";

// "Copy citation" beside each passage: its pin and mark, and its address.
for (const place of document.querySelectorAll(".rail .place[data-cite]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite";
  button.textContent = "copy";
  button.setAttribute("aria-label", `Copy citation ${place.dataset.cite}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(`${place.dataset.cite}, ${place.href}`);
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 2000);
  });
  place.parentElement.append(button);
}

// An address such as #p950 whose passage stands in another part of a long telegram.
const wanted = location.hash.slice(1);
const long = document.querySelector(".telegram .paging");
if (long && /^(p\d+(-\d+)?|u\d+)$/.test(wanted) && !document.getElementById(wanted)) {
  const there = new URL(location.href);
  if (there.searchParams.get("at") !== wanted) {
    there.searchParams.set("at", wanted);
    location.replace(there);
  }
}

// "/" goes to the search box.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("#q, #find");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});
