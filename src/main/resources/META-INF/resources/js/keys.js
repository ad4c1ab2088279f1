// Single keys: 1–9 pick an option, 1–4 rate, Space turns a card over, N goes on, F flags, U undoes. Enter in a formula box
// checks; Shift+Enter makes a new line. Whoever switches single keys off keeps Enter.
const typing = (target) => target.matches("textarea, input:not([type=radio]), select");

const press = (event, element) => {
  if (!element) return;
  event.preventDefault();
  element.click();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const work = document.querySelector("#work");
  if (event.target.matches?.("textarea.answer__box") && event.key === "Enter" && !event.shiftKey) {
    press(event, work?.querySelector("#check"));
    return;
  }
  if (!work || typing(event.target) || work.querySelector("[data-keys=off]")) return;
  const reveal = work.querySelector(".reveal");
  if (/^[1-9]$/.test(event.key)) {
    const ratings = reveal?.open ? reveal.querySelectorAll(".ratings button") : [];
    const options = work.querySelectorAll(".option input");
    const changes = ratings.length || options.length ? [] : work.querySelectorAll(".rerate button");
    const chosen = [...ratings, ...options, ...changes][Number(event.key) - 1];
    chosen?.focus();
    press(event, chosen);
  } else if (event.key === "Enter" && event.target.matches("input[type=radio], body")) {
    press(event, work.querySelector("#check"));
  } else if (event.key === " " && reveal && !reveal.open && !event.target.matches("a, button, summary")) {
    press(event, reveal.querySelector("summary"));
  } else if (event.key.toLowerCase() === "n") {
    press(event, work.querySelector("#next"));
  } else if (event.key.toLowerCase() === "f") {
    press(event, work.querySelector("#flag"));
  } else if (event.key.toLowerCase() === "u") {
    press(event, work.querySelector("#undo"));
  } else if (event.key === "?") {
    location.href = "/help";
  }
});
