// A lab in the browser: a moved slider asks the server for the new picture; a newer request supersedes an older one. The
// address always holds the parameters.
import { draw } from "./plot.js";

const lab = document.querySelector("[data-lab]");
const form = lab.querySelector("[data-controls]");
if (form) {
  const numbers = () => [...form.querySelectorAll("input[type=number]")];
  const query = () => new URLSearchParams(new FormData(form)).toString();
  let running = null;

  async function run() {
    running?.abort();
    running = new AbortController();
    const asked = query();
    history.replaceState(null, "", `?${asked}`);
    try {
      const answer = await fetch(`/labs/${lab.dataset.lab}/picture?${asked}`, { signal: running.signal });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const picture = await answer.json();
      picture.plots.forEach(draw);
      picture.tables.forEach((t, i) => table(lab.querySelectorAll("[data-tables] table")[i], t));
      say("");
    } catch (e) {
      if (e.name !== "AbortError") say("The server can't be reached: the picture shows the last settings it knew.");
    }
  }

  function table(element, t) {
    const body = element.tBodies[0];
    body.replaceChildren(
      ...t.rows.map((r) => {
        const row = document.createElement("tr");
        r.forEach((c) => (row.insertCell().textContent = c));
        return row;
      }),
    );
  }

  function say(text) {
    let note = lab.querySelector(".lab-note");
    if (!note && text) {
      note = document.createElement("p");
      note.className = "lab-note small";
      note.setAttribute("role", "alert");
      form.append(note);
    }
    if (note) note.textContent = text;
  }

  form.addEventListener("input", (event) => {
    const target = event.target.dataset.for ? form.querySelector(`#${event.target.dataset.for}`) : null;
    if (target) target.value = event.target.value;
    else form.querySelector(`input[type=range][data-for="${event.target.id}"]`)?.setAttribute("value", event.target.value);
    for (const n of numbers()) {
      const slider = form.querySelector(`input[type=range][data-for="${n.id}"]`);
      if (slider && slider !== event.target) slider.value = n.value;
    }
    if (numbers().every((n) => n.checkValidity())) run();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.reportValidity()) run();
  });
  form.addEventListener("click", (event) => {
    const stepper = event.target.closest(".stepper");
    if (stepper) {
      const n = form.querySelector(`#${stepper.dataset.for}`);
      stepper.dataset.step > 0 ? n.stepUp() : n.stepDown();
      n.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(location.href).then(() => (copy.textContent = "Copied"));
  });
}
