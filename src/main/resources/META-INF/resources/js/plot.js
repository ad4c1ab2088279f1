// Draws a plot as the server draws it (Svg.java): the same geometry, so that nothing moves when the browser takes over.
const W = 640, H = 300, LEFT = 48, RIGHT = 16, TOP = 18, BOTTOM = 42;
const css = (style) => style.toLowerCase().replaceAll("_", "-");
const minus = (text) => text.replace("-", "−");
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function draw(plot) {
  const d3 = window.d3;
  const svg = d3.select(`#plot-${plot.id}`);
  if (svg.empty()) return;
  const x = d3.scaleLinear([plot.x.from, plot.x.to], [LEFT, W - RIGHT]);
  const y = d3.scaleLinear([plot.y.from, plot.y.to], [H - BOTTOM, TOP]);
  const safeY = (v) => Math.max(-2000, Math.min(2000, y(v)));
  const time = still.matches ? 0 : 150;
  svg.select("title").text(plot.title);
  axes(svg.select(".plot__axes"), plot, x, y);
  marks(svg.select(".plot__marks"), plot, x, safeY, time);
  labels(svg.select(".plot__labels"), plot, x, safeY);
}

function axes(g, plot, x, y) {
  g.selectAll("*").remove();
  for (const t of x.ticks(6)) {
    g.append("line").attr("x1", x(t)).attr("x2", x(t)).attr("y1", H - BOTTOM).attr("y2", H - BOTTOM + 4);
    g.append("text").attr("x", x(t)).attr("y", H - BOTTOM + 16).attr("text-anchor", "middle").text(minus(String(t)));
  }
  for (const t of y.ticks(6)) {
    g.append("line").attr("class", "plot__grid").attr("x1", LEFT).attr("x2", W - RIGHT).attr("y1", y(t)).attr("y2", y(t));
    g.append("text").attr("x", LEFT - 6).attr("y", y(t) + 3.5).attr("text-anchor", "end").text(minus(String(t)));
  }
  g.append("line").attr("class", "plot__base").attr("x1", LEFT).attr("x2", W - RIGHT).attr("y1", H - BOTTOM).attr("y2", H - BOTTOM);
  g.append("text").attr("class", "plot__axis-label").attr("x", W - RIGHT).attr("y", H - 6).attr("text-anchor", "end").text(plot.x.label);
  g.append("text").attr("class", "plot__axis-label").attr("x", 4).attr("y", 10).text(plot.y.label);
}

function marks(g, plot, x, y, time) {
  const d3 = window.d3;
  const line = d3.line((p) => x(p.x), (p) => y(p.y));
  const shapes = plot.marks.flatMap((m, k) => {
    const c = css(m.style);
    if (m.kind === "line") return [{ key: `line${k}`, tag: "path", css: `line line--${c}`, d: line(m.points) }];
    if (m.kind === "dot") return [circle(`dot${k}`, m.at, `dot dot--${c}`, 4.5)];
    if (m.kind === "vertical") return [{ key: `v${k}`, tag: "path", css: `rule rule--${c}`, d: `M${x(m.x)} ${TOP}V${H - BOTTOM}` }];
    return [
      { key: `trail${k}`, tag: "path", css: `trail trail--${c}`, d: line(m.points) },
      ...m.points.slice(1, -1).map((p, i) => circle(`step${k}-${i}`, p, `step step--${c}`, 2)),
      circle(`start${k}`, m.points[0], `start start--${c}`, 5),
      circle(`end${k}`, m.points.at(-1), `end end--${c}`, 5.5),
    ];
  });
  function circle(key, p, style, r) {
    return { key, tag: "circle", css: style, cx: x(p.x), cy: y(p.y), r };
  }
  // the server's elements carry no keys: they give way to keyed ones at the first redraw
  if (!g.property("keyed")) g.property("keyed", true).selectAll("*").remove();
  const all = g.selectAll("*").data(shapes, (s) => s.key);
  all.exit().remove();
  const entered = all.enter().append((s) => document.createElementNS("http://www.w3.org/2000/svg", s.tag)).each(place);
  entered.merge(all).order().attr("class", (s) => s.css).transition().duration(time).each(function (s) {
    const t = d3.select(this).transition().duration(time);
    if (s.tag === "path") t.attr("d", s.d);
    else t.attr("cx", s.cx).attr("cy", s.cy).attr("r", s.r);
  });
  function place(s) {
    const e = d3.select(this);
    if (s.tag === "path") e.attr("d", s.d);
    else e.attr("cx", s.cx).attr("cy", s.cy).attr("r", s.r);
  }
}

function labels(g, plot, x, y) {
  g.selectAll("*").remove();
  for (const m of plot.marks.filter((one) => one.label)) {
    const at = m.kind === "dot" ? m.at : m.kind === "vertical" ? { x: m.x, y: plot.y.to } : lastInside(plot, m);
    const left = x(at.x) > W - 150;
    g.append("text")
      .attr("class", `label label--${css(m.style)}`)
      .attr("x", x(at.x) + (left ? -8 : 8))
      .attr("y", Math.max(TOP, Math.min(H - BOTTOM - 4, y(at.y) - 8)))
      .attr("text-anchor", left ? "end" : "start")
      .text(m.label);
  }
}

function lastInside(plot, m) {
  if (m.kind === "path") return m.points.at(-1);
  const inside = (p) => p.x <= plot.x.to && p.y <= plot.y.to && p.y >= plot.y.from;
  return m.points.findLast(inside) ?? m.points.at(-1);
}
