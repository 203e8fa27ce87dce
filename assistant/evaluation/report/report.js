"use strict";

const questions = [...document.querySelectorAll(".question")];
const form = document.getElementById("filters");
const family = document.getElementById("family");
const plain = (text) => text.normalize("NFKC").toLowerCase();

// What is searched: all of a question but the retrieved passages. Read when it is first needed.
const words = new Map();
function wordsOf(question) {
  if (!words.has(question)) {
    const told = [...question.querySelectorAll("summary, .why, .pair, .quotes")];
    words.set(question, plain(told.map((each) => each.textContent).join("\n")));
  }
  return words.get(question);
}

function matches(question, chosen) {
  return chosen.every(([name, value]) =>
    name === "text" ? wordsOf(question).includes(plain(value)) : question.dataset[name] === value
  );
}

function filter() {
  const chosen = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
  let shown = 0;
  for (const question of questions) {
    question.hidden = !matches(question, chosen);
    shown += question.hidden ? 0 : 1;
  }
  document.getElementById("shown").textContent =
    `${shown} of ${questions.length} question${questions.length === 1 ? "" : "s"}`;
  return chosen;
}

function filterAndRemember() {
  const chosen = filter();
  history.replaceState(null, "", chosen.length ? `#?${new URLSearchParams(chosen)}` : "#questions");
}

// "#?outcome=refused" chooses filters, "#tax/tax-001" and "#tax/tax-001/2" open a question.
function follow() {
  const place = location.hash.slice(1);
  if (place.startsWith("?")) {
    form.reset();
    for (const [name, value] of new URLSearchParams(place.slice(1))) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    filter();
    document.getElementById("questions").scrollIntoView();
    return;
  }
  const target = document.getElementById(place);
  const question = target && target.closest(".question");
  if (!question) return;
  if (question.hidden) {
    form.reset();
    filter();
  }
  question.open = true;
  target.scrollIntoView();
}

function showFamily() {
  for (const table of document.querySelectorAll(".family")) {
    table.hidden = table.dataset.by !== family.value;
  }
}

for (const tools of document.querySelectorAll(".tools")) tools.hidden = false;
form.addEventListener("input", filterAndRemember);
form.addEventListener("submit", (event) => event.preventDefault());
family.addEventListener("input", showFamily);
document.getElementById("show-all").addEventListener("click", () => {
  form.reset();
  filterAndRemember();
});
document.getElementById("open-all").addEventListener("click", () => {
  for (const question of questions) question.open = !question.hidden || question.open;
});
document.getElementById("close-all").addEventListener("click", () => {
  for (const question of questions) question.open = false;
});
addEventListener("hashchange", follow);
// The place that is already shown, asked for again, is no change.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.hash && link.hash === location.hash) follow();
});
showFamily();
filter();
follow();
