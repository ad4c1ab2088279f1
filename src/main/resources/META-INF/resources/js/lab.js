// A lab in the browser: a moved control asks the server for the new picture; a newer request supersedes an older one. The
// address always holds the parameters.
import { draggable } from "./drag.js";
import { own } from "./own.js";
import { parts } from "./parts.js";
import { show } from "./plot.js";

const lab = document.querySelector("[data-lab]");
const form = lab.querySelector("[data-controls]");
if (form) {
  const address = `/labs/${lab.dataset.lab}/picture`;
  const numbers = () => [...form.querySelectorAll("input[type=number]")];
  const slider = (box) => form.querySelector(`input[type=range][data-for="${box.id}"]`);
  const table = own(lab.querySelector("[data-own]"), run);
  let running = null;

  async function run() {
    running?.abort();
    const mine = (running = new AbortController());
    const asked = new URLSearchParams(new FormData(form)).toString();
    history.replaceState(null, "", `?${asked}`);
    lab.querySelector("[data-rows]").href = `/labs/${lab.dataset.lab}/data?${asked}`;
    lab.querySelector("[data-again]").href = `?${asked}&again=1#figure`;
    const text = table.text();
    if (lab.dataset.gradual !== undefined) return gradually(asked, mine);
    const how = text ? { method: "POST", headers: { "Content-Type": "text/csv" }, body: text } : {};
    try {
      const answer = await fetch(`${address}?${asked}`, { ...how, signal: mine.signal });
      const drawing = await answer.json();
      if (!answer.ok) return text ? table.problem(drawing.error) : say(drawing.error);
      table.problem("");
      say("");
      picture(drawing);
    } catch (e) {
      if (e.name !== "AbortError") say("The server can't be reached: the picture shows the last settings it knew.");
    } finally {
      if (running === mine) running = null;
    }
  }

  /** A long computation tells of its parts; the picture gets better as they come. */
  async function gradually(asked, mine) {
    const bar = lab.querySelector("[data-progress]");
    try {
      await parts(`/labs/${lab.dataset.lab}/parts?${asked}`, mine.signal, (part) => {
        bar.hidden = part.done === part.of;
        bar.querySelector("progress").value = part.done / part.of;
        picture(part.drawing);
      });
      say("");
    } catch (e) {
      if (e.name !== "AbortError") say("The server can't be reached: the picture shows what was done so far.");
    } finally {
      if (running === mine) {
        running = null;
        bar.hidden = true;
      }
    }
  }

  function picture(drawing) {
    const plots = lab.querySelector(".lab__plots");
    drawing.figures.forEach((f) => {
      const figure = plots.querySelector(`[data-figure="${f.id}"]`);
      if (figure) show(figure, f, { at_once: lab.classList.contains("dragging") });
      else plots.append(added(f));
    });
    const ids = drawing.figures.map((f) => f.id);
    plots.querySelectorAll("[data-figure]").forEach((f) => ids.includes(f.dataset.figure) || f.remove());
    lab.querySelector("[data-finding]").textContent = drawing.finding;
    goal(drawing.goal);
    tables(drawing.tables);
    next(drawing.next);
  }

  /** The closing questions ask about the numbers that stand in the lab now. */
  function next(questions) {
    lab.querySelectorAll("[data-next] li").forEach((li, i) => {
      if (!questions[i]) return;
      const link = li.querySelector("a");
      link.href = questions[i].href;
      link.textContent = questions[i].title;
      li.querySelector("span").textContent = questions[i].words;
    });
  }

  function added(f) {
    const figure = document.createElement("figure");
    figure.className = "figure";
    figure.dataset.figure = f.id;
    figure.append(document.createRange().createContextualFragment(f.svg), document.createElement("figcaption"));
    figure.lastChild.textContent = f.caption;
    return figure;
  }

  function goal(steps) {
    lab.querySelectorAll("[data-goal] li").forEach((li, i) => {
      if (!steps[i]) return;
      li.classList.toggle("goal__step--reached", steps[i].reached);
      li.querySelector("strong").textContent = steps[i].task;
      li.querySelector("span").textContent = (steps[i].reached ? "✓ " : "") + steps[i].evidence;
    });
  }

  function tables(all) {
    lab.querySelectorAll("[data-tables] details").forEach((details, i) => {
      details.hidden = !all[i];
      if (!all[i]) return;
      const element = details.querySelector("table");
      details.querySelector("summary").textContent = element.caption.textContent = all[i].caption;
      details.querySelector("[role=region]").setAttribute("aria-label", all[i].caption);
      element.tHead.rows[0].replaceChildren(...all[i].head.map(heading));
      element.tBodies[0].replaceChildren(...all[i].rows.map(row));
    });
  }

  function heading(text) {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = text;
    return th;
  }

  function row(cells) {
    const tr = document.createElement("tr");
    cells.forEach((c) => (tr.insertCell().textContent = c));
    return tr;
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
    const box = event.target.dataset.for && form.querySelector(`#${event.target.dataset.for}`);
    if (box) box.value = event.target.value;
    for (const n of numbers()) if (slider(n) && slider(n) !== event.target) slider(n).value = n.value;
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
    if (event.target.closest("[data-cancel]")) running?.abort();
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(location.href).then(() => (copy.textContent = "Copied"));
  });
  draggable(lab, form);
  const whole = form.querySelector("[name=draws]");
  if (lab.dataset.gradual !== undefined && whole && whole.value !== whole.options[0].value) run();
}
