// Moves a figure from the drawing it shows to the next one. The server draws (Svg.java); shapes carry keys, by which they are
// found again and moved there. With reduced motion, or while a point is dragged, they are put there at once.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SHAPE = ["d", "x", "y", "width", "height", "cx", "cy", "r"];

export function show(figure, drawing, { at_once = false } = {}) {
  const shown = figure.querySelector("svg");
  const next = parsed(drawing.svg);
  for (const name of next.getAttributeNames()) shown.setAttribute(name, next.getAttribute(name));
  for (const part of ["title", "clipPath", ".plot__axes", ".plot__labels"]) {
    shown.querySelector(part).replaceWith(next.querySelector(part));
  }
  move(shown.querySelector(".plot__marks"), next.querySelector(".plot__marks"), still.matches || at_once ? 0 : 150);
  figure.querySelector("figcaption").textContent = drawing.caption;
}

function parsed(svg) {
  return document.createRange().createContextualFragment(svg).firstElementChild;
}

function move(shown, next, time) {
  const before = new Map([...shown.children].map((e) => [e.dataset.k, e]));
  const after = [...next.children].map((fresh) => {
    const old = before.get(fresh.dataset.k);
    return old && old.tagName === fresh.tagName ? moved(old, fresh, time) : fresh;
  });
  shown.replaceChildren(...after);
}

function moved(old, fresh, time) {
  for (const name of fresh.getAttributeNames()) {
    if (!SHAPE.includes(name)) old.setAttribute(name, fresh.getAttribute(name));
  }
  if (fresh.children.length) {
    [...fresh.children].forEach((child, i) => moved(old.children[i], child, 0));
    return old;
  }
  const d3 = window.d3;
  const changes = SHAPE.filter((a) => fresh.hasAttribute(a) && fresh.getAttribute(a) !== old.getAttribute(a));
  const element = d3.select(old).interrupt();
  const soft = time > 0 && changes.every((a) => a !== "d" || alike(old.getAttribute(a), fresh.getAttribute(a)));
  for (const a of changes) {
    if (soft) element.transition(a).duration(time).attr(a, fresh.getAttribute(a));
    else old.setAttribute(a, fresh.getAttribute(a));
  }
  return old;
}

/** Paths with as many corners can be moved into one another. */
function alike(a, b) {
  return a.split("L").length === b.split("L").length;
}
