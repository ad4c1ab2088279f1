// Lines are put in order by buttons or by dragging; the places that the form sends follow.
const number = (list) => {
  [...list.children].forEach((line, i, all) => {
    line.querySelector("[name=part]").value = i + 1;
    line.draggable = true;
    line.querySelector("[data-move='-1']").disabled = i === 0;
    line.querySelector("[data-move='1']").disabled = i === all.length - 1;
  });
};

const say = (list, line) => {
  const place = [...list.children].indexOf(line) + 1;
  const status = document.querySelector("[data-order-status]");
  if (status) status.textContent = `Now line ${place} of ${list.children.length}.`;
};

const move = (line, by) => {
  const list = line.parentElement;
  if (by < 0) line.previousElementSibling?.before(line);
  else line.nextElementSibling?.after(line);
  number(list);
  say(list, line);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-order] [data-move]");
  if (!button) return;
  const line = button.closest("li");
  move(line, Number(button.dataset.move));
  (button.disabled ? line.querySelector("[data-move]:not(:disabled)") : button).focus();
});

let held = null;
document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.("[data-order] > li") ?? null;
  held?.classList.add("order__line--held");
});
document.addEventListener("dragover", (event) => {
  const over = event.target.closest?.("[data-order] > li");
  if (!held || !over || over.parentElement !== held.parentElement) return;
  event.preventDefault();
  if (over === held) return;
  const box = over.getBoundingClientRect();
  if (event.clientY < box.top + box.height / 2) over.before(held);
  else over.after(held);
});
document.addEventListener("dragend", () => {
  if (!held) return;
  held.classList.remove("order__line--held");
  number(held.parentElement);
  say(held.parentElement, held);
  held = null;
});

const start = () => {
  const list = document.querySelector("[data-order]");
  if (!list) return;
  list.querySelectorAll("[name=part]").forEach((box) => (box.tabIndex = -1));
  number(list);
};
document.addEventListener("htmx:afterSwap", start);
start();
