/* What makes the pages livelier. Without it everything still works. */
"use strict";

// Copying a citation: beside each passage as a note has it, with its address; on the page of citations in each style.
function copier(words, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite";
  button.textContent = "copy";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words());
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 2000);
  });
  return button;
}
for (const place of document.querySelectorAll(".rail .place[data-cite]")) {
  place.parentElement.querySelector(".acts").append(copier(() => `${place.dataset.cite} ${place.href}`, `Copy the citation of ${place.title}`));
}
for (const text of document.querySelectorAll("[data-copy]")) {
  text.after(copier(() => text.textContent, `Copy: ${text.dataset.copy}`));
}

// A claim and its words light up together, whichever of them is looked at.
const said = [...document.querySelectorAll(".said")];
function light(numbers, on) {
  for (const words of said) {
    if (words.dataset.claims.split(" ").some((number) => numbers.includes(number))) words.classList.toggle("lit", on);
  }
  for (const number of numbers) document.querySelector(`.claims [data-claim="${number}"]`)?.classList.toggle("lit", on);
}
function lights(element, numbers) {
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    element.addEventListener(event, () => light(numbers, on));
  }
}
for (const line of document.querySelectorAll(".claims [data-claim]")) lights(line, [line.dataset.claim]);
for (const note of document.querySelectorAll(".note")) lights(note, [note.id.slice(1)]);

// A reference shows, while the pointer or the keyboard rests on it, what it leads to. Its title says less, without this.
const seen = new Map();
let hover = null;
function away() { hover?.remove(); hover = null; }
async function told(key) {
  if (!seen.has(key)) {
    const answer = await fetch(`/cable/${encodeURIComponent(key)}.json`);
    seen.set(key, answer.ok ? await answer.json() : null);
  }
  return seen.get(key);
}
async function show(link) {
  const there = new URL(link.href);
  const key = decodeURIComponent(there.pathname.slice("/cable/".length));
  const telegram = await told(key);
  if (!telegram || !(link.matches(":hover") || link === document.activeElement)) return;
  away();
  hover = document.createElement("div");
  hover.className = "hover";
  hover.setAttribute("role", "status");
  const lines = [
    [telegram.key, (telegram.dtg || "").slice(0, 10), telegram.marking || ""].filter(Boolean).join(", "),
    telegram.subject || "",
    (telegram.summary || telegram.paragraphs.find((row) => row.number)?.quote || "").slice(0, 280),
  ];
  for (const line of lines.filter(Boolean)) {
    const words = document.createElement("p");
    words.textContent = line;
    hover.append(words);
  }
  const box = link.getBoundingClientRect();
  document.body.append(hover);
  const left = Math.min(box.left, document.documentElement.clientWidth - hover.offsetWidth - 8);
  hover.style.setProperty("left", `${Math.max(left, 8) + scrollX}px`);
  hover.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
}
for (const link of document.querySelectorAll('a.ref[href^="/cable/"], .references a[href^="/cable/"]')) {
  let waiting = 0;
  const begin = () => { waiting = setTimeout(() => show(link), 250); };
  const end = () => { clearTimeout(waiting); away(); };
  link.addEventListener("mouseenter", begin);
  link.addEventListener("mouseleave", end);
  link.addEventListener("focus", begin);
  link.addEventListener("blur", end);
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });

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

// Completion of the search box from the room's own words; without this, from its posts and TAGS.
const box = document.querySelector("#q[list], #find[list]");
const vocabulary = document.getElementById("vocabulary");
if (box && vocabulary) {
  let asked = 0;
  box.addEventListener("input", (event) => {
    if (event.inputType === "insertReplacementText") return;
    const mine = ++asked;
    setTimeout(async () => {
      if (mine !== asked) return;
      const answer = await fetch(`/suggest.json?q=${encodeURIComponent(box.value)}`);
      if (!answer.ok || mine !== asked) return;
      const { rows } = await answer.json();
      vocabulary.replaceChildren(...rows.map((row) => {
        const option = document.createElement("option");
        option.value = row.query;
        return option;
      }));
    }, 120);
  });
}

// Files being added: how many are kept is asked anew each second, and the page is opened anew when it has ended.
const working = document.querySelector("[data-working]");
if (working) {
  const look = setInterval(async () => {
    const answer = await fetch(working.dataset.working);
    if (!answer.ok) return;
    const { running, rows } = await answer.json();
    if (!running) {
      clearInterval(look);
      location.reload();
    } else if (rows.length && rows[0].running) {
      working.querySelector("[data-kept]").textContent = rows[0].kept.toLocaleString("en");
    }
  }, 1000);
}

// Files dropped anywhere on the field that takes them.
const drop = document.querySelector(".drop");
if (drop) {
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    drop.querySelector("input").files = event.dataTransfer.files;
  });
}

// A drawing that is wider than its window opens where the telegram stands that was asked for.
const asked = document.querySelector(".drawing .start");
if (asked) {
  const region = asked.closest(".drawing");
  const [box, seen] = [asked.getBoundingClientRect(), region.getBoundingClientRect()];
  if (box.right > seen.right) region.scrollLeft += box.left + box.width / 2 - seen.left - region.clientWidth / 2;
}

// The arrows go from moment to moment of a timeline, in order of time; what it says stands below. Enter leads to its line.
const timeline = document.querySelector(".drawing:has(.timeline)");
if (timeline) {
  const middle = (moment) => moment.getBBox().x + moment.getBBox().width / 2;
  const moments = [...timeline.querySelectorAll(".moment")].sort((one, other) => middle(one) - middle(other));
  const words = document.createElement("p");
  words.className = "moment-told";
  words.setAttribute("role", "status");
  timeline.after(words);
  const steps = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, Home: () => 0, End: () => moments.length - 1 };
  timeline.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const at = moments.indexOf(document.activeElement);
    const next = at < 0 && event.key === "ArrowLeft" ? moments.length - 1 : step(at);
    moments[Math.min(Math.max(next, 0), moments.length - 1)]?.focus();
  });
  for (const moment of moments) {
    for (const event of ["focus", "mouseenter"]) {
      moment.addEventListener(event, () => { words.textContent = moment.getAttribute("aria-label"); });
    }
  }
}
