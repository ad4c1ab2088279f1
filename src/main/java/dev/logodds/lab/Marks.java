package dev.logodds.lab;

import static dev.logodds.lab.Svg.n;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a plot's marks. Every shape carries a key, by which the browser finds it again in the next drawing and moves it there. */
final class Marks {
    private static final int FAR = 3000;
    /** About the width of a letter, and the height of a line, of a label. */
    private static final double LETTER = 7.6;

    private static final double ROW = 17;

    private final Plot plot;
    private final int left;
    private final int bottom;
    private final StringBuilder out = new StringBuilder();
    private final List<double[]> placed = new ArrayList<>();

    Marks(Plot plot, int left, int bottom) {
        this.plot = plot;
        this.left = left;
        this.bottom = bottom;
    }

    double x(double value) {
        return Math.clamp(left + plot.x().share(value) * (Svg.WIDTH - left - Svg.RIGHT), -FAR, FAR);
    }

    /** Things stand from the top down, numbers from the bottom up. */
    double y(double value) {
        double share = plot.y().share(value);
        double up = plot.y().names().isEmpty() ? share : 1 - share;
        return Math.clamp(bottom - up * (bottom - Svg.TOP), -FAR, FAR);
    }

    String shapes() {
        out.setLength(0);
        for (int k = 0; k < plot.marks().size(); k++) draw(plot.marks().get(k), "m" + k);
        return out.toString();
    }

    private void draw(Plot.Mark mark, String key) {
        String css = mark.style().css();
        switch (mark) {
            case Plot.Line line -> path(key, "line line--" + css, path(line.points()));
            case Plot.Path descent -> descent(descent, css, key);
            case Plot.Dot dot -> symbol(dot.style(), dot.at(), "dot dot--" + css, 5, key);
            case Plot.Points points -> {
                for (int i = 0; i < points.at().size(); i++)
                    symbol(points.style(), points.at().get(i), "point point--" + css, 4.5, key + "-" + i);
            }
            case Plot.Area area -> path(key, "area area--" + css, path(area.corners()) + "Z");
            case Plot.Bar bar -> bar(bar, css, key);
            case Plot.Handle handle -> handle(handle, css, key);
            case Plot.Vertical v -> path(key, "rule rule--" + css, "M%s %dV%d".formatted(n(x(v.x())), Svg.TOP, bottom));
            case Plot.Horizontal h ->
                path(key, "rule rule--" + css, "M%d %sH%d".formatted(left, n(y(h.y())), Svg.WIDTH - Svg.RIGHT));
            case Plot.Note _ -> {}
        }
    }

    private void path(String key, String css, String d) {
        out.append("<path data-k=\"%s\" class=\"%s\" d=\"%s\"/>".formatted(key, css, d));
    }

    private void descent(Plot.Path descent, String css, String key) {
        List<Plot.Point> points = descent.points();
        path(key, "trail trail--" + css, path(points));
        for (int i = 1; i < points.size() - 1; i++) circle(points.get(i), "step step--" + css, 2, key + "-" + i);
        circle(points.getFirst(), "start start--" + css, 5, key + "s");
        circle(points.getLast(), "end end--" + css, 5.5, key + "e");
    }

    private void bar(Plot.Bar bar, String css, String key) {
        double low = plot.y().scale() == Plot.Scale.LOG
                ? plot.y().from()
                : Math.clamp(0, plot.y().from(), plot.y().to());
        double a = y(low);
        double b = y(bar.top().y());
        double from = x(bar.top().x() - bar.width() / 2);
        out.append("<rect data-k=\"%s\" class=\"bar bar--%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(
                        key,
                        css,
                        n(from),
                        n(Math.min(a, b)),
                        n(x(bar.top().x() + bar.width() / 2) - from),
                        n(Math.abs(a - b))));
    }

    private void handle(Plot.Handle handle, String css, String key) {
        out.append("<g class=\"handle\" data-k=\"%s\" data-x-control=\"%s\" data-y-control=\"%s\">"
                .formatted(key, handle.xControl(), handle.yControl()));
        circle(handle.at(), "handle__grip", 15, key + "g");
        symbol(handle.style(), handle.at(), "point point--" + css, 6, key + "h");
        out.append("</g>");
    }

    /** Class 0 is a circle, class 1 a square, class 2 a triangle, the other model a diamond. */
    private void symbol(Plot.Style style, Plot.Point at, String css, double r, String key) {
        double px = x(at.x());
        double py = y(at.y());
        switch (style) {
            case CLASS_1 ->
                out.append("<rect data-k=\"%s\" class=\"%s\" x=\"%s\" y=\"%s\" width=\"%5$s\" height=\"%5$s\"/>"
                        .formatted(key, css, n(px - 0.9 * r), n(py - 0.9 * r), n(1.8 * r)));
            case CLASS_2 ->
                path(
                        key,
                        css,
                        "M%s %sL%s %sL%s %sZ"
                                .formatted(
                                        n(px),
                                        n(py - 1.2 * r),
                                        n(px + 1.1 * r),
                                        n(py + 0.8 * r),
                                        n(px - 1.1 * r),
                                        n(py + 0.8 * r)));
            case OTHER ->
                path(
                        key,
                        css,
                        "M%s %sL%s %sL%s %sL%s %sZ"
                                .formatted(
                                        n(px),
                                        n(py - 1.3 * r),
                                        n(px + 1.3 * r),
                                        n(py),
                                        n(px),
                                        n(py + 1.3 * r),
                                        n(px - 1.3 * r),
                                        n(py)));
            default -> circle(at, css, r, key);
        }
    }

    private void circle(Plot.Point p, String css, double radius, String key) {
        out.append("<circle data-k=\"%s\" class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                .formatted(key, css, n(x(p.x())), n(y(p.y())), n(radius)));
    }

    private String path(List<Plot.Point> points) {
        return points.stream()
                .filter(p -> Double.isFinite(p.x()) && !Double.isNaN(p.y()))
                .map(p -> n(x(p.x())) + " " + n(y(p.y())))
                .collect(Collectors.joining("L", "M", ""));
    }

    String labels() {
        out.setLength(0);
        placed.clear();
        for (Plot.Mark mark : plot.marks()) if (!mark.label().isEmpty()) label(mark);
        return out.toString();
    }

    private void label(Plot.Mark mark) {
        Plot.Point at = anchor(mark);
        double px = x(at.x());
        boolean centred = mark instanceof Plot.Note || mark instanceof Plot.Bar;
        double width = LETTER * mark.label().length();
        boolean toTheLeft = !centred && px + 9 + width > Svg.WIDTH;
        double from = centred ? px - width / 2 : toTheLeft ? px - 9 - width : px + 9;
        double baseline = free(from, width, y(at.y()) + rise(mark));
        out.append("<text class=\"label label--%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(
                        mark.style().css(),
                        n(centred ? px : px + (toTheLeft ? -9 : 9)),
                        n(baseline),
                        centred ? "middle" : toTheLeft ? "end" : "start",
                        Svg.escape(mark.label())));
    }

    /** From the place to the words' baseline: above it, but below a bar that hangs down. */
    private static double rise(Plot.Mark mark) {
        return switch (mark) {
            case Plot.Note _ -> 4;
            case Plot.Bar bar when bar.top().y() < 0 -> 15;
            default -> -8;
        };
    }

    /** The baseline nearest to the wanted one at which the words cover no others. */
    private double free(double from, double width, double wanted) {
        double y = Math.clamp(wanted, Svg.TOP + 4, bottom - 5);
        double best = y;
        for (int k = 0; k < 12; k++) {
            double tried = y + (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2) * ROW;
            if (tried < Svg.TOP + 4 || tried > bottom - 5) continue;
            boolean covers = placed.stream()
                    .anyMatch(b -> from < b[0] + b[2] && b[0] < from + width && Math.abs(b[1] - tried) < ROW - 1);
            if (!covers) {
                best = tried;
                break;
            }
        }
        placed.add(new double[] {from, best, width});
        return best;
    }

    private Plot.Point anchor(Plot.Mark mark) {
        return switch (mark) {
            case Plot.Line line -> lastInside(line.points());
            case Plot.Path descent -> descent.points().getLast();
            case Plot.Dot dot -> dot.at();
            case Plot.Points points -> points.at().getLast();
            case Plot.Area area -> middle(area.corners());
            case Plot.Bar bar -> bar.top();
            case Plot.Handle handle -> handle.at();
            case Plot.Vertical v -> new Plot.Point(v.x(), plot.y().to());
            case Plot.Horizontal h -> new Plot.Point(plot.x().to(), h.y());
            case Plot.Note note -> note.at();
        };
    }

    private static Plot.Point middle(List<Plot.Point> corners) {
        return new Plot.Point(
                corners.stream().mapToDouble(Plot.Point::x).average().orElse(0),
                corners.stream().mapToDouble(Plot.Point::y).average().orElse(0));
    }

    private Plot.Point lastInside(List<Plot.Point> points) {
        return points.reversed().stream()
                .filter(p -> p.x() <= plot.x().to()
                        && p.x() >= plot.x().from()
                        && p.y() <= plot.y().to()
                        && p.y() >= plot.y().from())
                .findFirst()
                .orElse(points.getLast());
    }
}
