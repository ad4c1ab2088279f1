// The print-out shows what is folded on the screen.
addEventListener("beforeprint", () => {
  for (const d of document.querySelectorAll("details:not([open])")) {
    d.open = true;
    d.dataset.printed = "";
  }
});
addEventListener("afterprint", () => {
  for (const d of document.querySelectorAll("details[data-printed]")) {
    d.open = false;
    delete d.dataset.printed;
  }
});
