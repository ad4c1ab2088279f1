// Single keys: 1–9 pick an option, 1–4 rate, Space turns a card over, N goes on, F flags, U undoes. Enter in a formula box
// checks, Shift+Enter makes a new line; where an answer has lines, Enter makes one and Ctrl+Enter checks. Whoever switches
// single keys off keeps these.
const typing = (target) => target.matches("textarea, input:not([type=radio], [type=checkbox]), select");

const press = (event, element) => {
  if (!element) return;
  event.preventDefault();
  element.click();
};

document.addEventListener("keydown", (event) => {
  const work = document.querySelector("#work");
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.matches?.("textarea.answer__box")) {
    press(event, work?.querySelector("#check"));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const oneLine = "textarea.answer__box:not(.answer__box--lines, .answer__box--words)";
  if (event.target.matches?.(oneLine) && event.key === "Enter" && !event.shiftKey) {
    press(event, work?.querySelector("#check"));
    return;
  }
  if (!work || typing(event.target) || work.matches("[data-keys=off]") || work.querySelector("[data-keys=off]")) return;
  const reveal = work.querySelector(".reveal");
  if (/^[1-9]$/.test(event.key)) {
    const ratings = reveal?.open ? reveal.querySelectorAll(".ratings button") : [];
    const options = work.querySelectorAll(".option input");
    const changes = ratings.length || options.length ? [] : work.querySelectorAll(".rerate button");
    const chosen = [...ratings, ...options, ...changes][Number(event.key) - 1];
    chosen?.focus();
    press(event, chosen);
  } else if (event.key === "Enter" && event.target.matches("input[type=radio], input[type=checkbox], body")) {
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
