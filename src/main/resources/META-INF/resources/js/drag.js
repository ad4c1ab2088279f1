// Drags a point of a figure: it moves the number boxes of its controls, which ask for the new picture. The keyboard has the
// boxes and their steppers.
export function draggable(root, form) {
  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle) return;
    event.preventDefault();
    const svg = handle.ownerSVGElement;
    const moved = (e) => place(svg, handle.dataset, form, e);
    const done = () => {
      root.classList.remove("dragging");
      removeEventListener("pointermove", moved);
      removeEventListener("pointerup", done);
      removeEventListener("pointercancel", done);
    };
    root.classList.add("dragging");
    addEventListener("pointermove", moved);
    addEventListener("pointerup", done);
    addEventListener("pointercancel", done);
  });
}

function place(svg, { xControl, yControl }, form, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const boxes = [
    [xControl, value(svg.dataset.x, at.x)],
    [yControl, value(svg.dataset.y, at.y)],
  ];
  let last = null;
  for (const [name, v] of boxes) {
    const box = name && form.elements[name];
    if (!box) continue;
    const step = Number(box.step);
    const digits = (box.step.split(".")[1] ?? "").length;
    box.value = Math.min(box.max, Math.max(box.min, Math.round(v / step) * step)).toFixed(digits);
    last = box;
  }
  last?.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A place in the drawing as a value of the data. */
function value(frame, place) {
  const [low, high, from, to] = frame.split(" ").map(Number);
  return low + ((place - from) / (to - from)) * (high - low);
}
