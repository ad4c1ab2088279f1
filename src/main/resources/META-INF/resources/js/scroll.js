// What is wider than its column can be scrolled by the keyboard too.
const wide = () => {
  for (const e of document.querySelectorAll(".katex-display, .prose pre, .prose table, .derivation__math, .preview, .option > span")) {
    const overflows = e.scrollWidth > e.clientWidth + 1 && !e.closest("label, summary");
    if (overflows) e.tabIndex = 0;
    else if (e.tabIndex === 0 && !e.matches("pre")) e.removeAttribute("tabindex");
  }
};
wide();
addEventListener("resize", wide);
document.addEventListener("htmx:afterSwap", wide);
document.fonts?.ready.then(wide);
