// Marks the stage one is reading in the rail.
const links = new Map([...document.querySelectorAll(".rail a[href^='#']")].map((a) => [a.hash.slice(1), a]));
if (links.size) {
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const e of entries) e.isIntersecting ? visible.add(e.target.id) : visible.delete(e.target.id);
      const current = [...links.keys()].find((id) => visible.has(id));
      for (const [id, a] of links) id === current ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current");
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );
  for (const id of links.keys()) {
    const stage = document.getElementById(id);
    if (stage) observer.observe(stage);
  }
}
