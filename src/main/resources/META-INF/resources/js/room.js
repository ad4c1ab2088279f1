// A mock interview's page: the line of time, drafts every few seconds and on leaving, and the end. The server keeps the time; what is
// shown here only says it.
const room = document.querySelector("[data-room]");
const address = `/interviews/${room.dataset.room}`;
const began = performance.now();
const total = Number(room.dataset.total);
const left = () => Number(room.dataset.left) - (performance.now() - began);
const announce = room.querySelector("[data-announce]");
const marks = [600, 300, 60, 30];
let due = marks.filter((m) => m * 1000 < left());

const tell = (seconds) =>
  seconds >= 60 ? `${seconds / 60} ${seconds === 60 ? "minute" : "minutes"} left` : `${seconds} seconds left`;

const form = room.querySelector("[data-answer]");
const saved = room.querySelector("[data-saved]");
const spelled = () => new URLSearchParams(new FormData(form)).toString();
// what was typed before this script came, or brought back by the browser, is not on the server yet
const touched = (field) =>
  field.matches("select")
    ? [...field.options].some((o) => o.selected !== o.defaultSelected && o.value)
    : field.matches("[type=radio], [type=checkbox]")
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
const fields = form ? [...form.querySelectorAll("input:not([type=hidden]), textarea, select")] : [];
let known = form && !fields.some(touched) ? spelled() : "";
let at = 0;
let halted = false;

const say = (text) => {
  if (saved && saved.textContent !== text) saved.textContent = text;
};

const halt = (text) => {
  halted = true;
  if (saved) saved.setAttribute("role", "alert");
  say(text);
};

// One save at a time; a save that fails is tried again, and what was typed stays on the page.
let saving = false;
const save = async () => {
  const now = spelled();
  if (now === known || saving || halted) return;
  saving = true;
  try {
    const answer = await fetch(`${address}/drafts`, {
      method: "POST",
      body: new URLSearchParams(now),
      redirect: "error",
    });
    if (answer.status === 204) {
      known = now;
      at = performance.now();
    } else if (answer.status === 410) {
      leave();
    } else if (answer.status === 409) {
      halt("This interview goes on on another page. Nothing more is saved from here.");
    } else {
      say("Not saved yet; trying again");
    }
  } catch {
    say("The server can't be reached; trying again");
  }
  saving = false;
};

const leave = () => {
  halted = true;
  location.replace(address);
};

let quiet = false;
if (form) {
  setInterval(save, 3000);
  form.addEventListener("submit", () => {
    quiet = true;
  });
  addEventListener("pagehide", () => {
    const now = spelled();
    if (!quiet && !halted && now !== known) navigator.sendBeacon(`${address}/drafts`, new URLSearchParams(now));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  // a page that comes back from the browser's memory shows what was then, not what is
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

const words = () => {
  if (!at || halted) return;
  const seconds = Math.round((performance.now() - at) / 1000);
  say(spelled() === known ? (seconds < 2 ? "saved" : seconds < 60 ? `saved ${seconds} s ago` : "saved") : "not saved yet");
};

if (room.dataset.timed === "true") {
  const line = room.querySelector("[data-line]");
  const digits = room.querySelector("[data-digits]");
  let last = "";
  const tick = () => {
    const rest = Math.max(0, left());
    line.style.width = `${(100 * rest) / total}%`;
    line.classList.toggle("is-short", rest < Math.max(15000, total / 10));
    const seconds = Math.ceil(rest / 1000);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (text !== last) digits.textContent = last = text;
    while (due.length && rest <= due[0] * 1000) announce.textContent = tell(due.shift());
    // the last words are on the server before the end
    if (form && rest < 1500 && rest > 0) save();
    if (rest <= 0 && !halted) setTimeout(leave, 150);
    words();
  };
  tick();
  const timer = setInterval(() => {
    tick();
    if (halted) clearInterval(timer);
  }, 500);
} else {
  setInterval(words, 1000);
}

// With each question the eyes and the screen reader begin at the question; typing can begin at once.
const box = form?.querySelector("textarea, input[type=text], select");
if (box && matchMedia("(hover: hover)").matches) {
  box.focus({ preventScroll: true });
  if (box.matches("textarea")) box.setSelectionRange(box.value.length, box.value.length);
}
