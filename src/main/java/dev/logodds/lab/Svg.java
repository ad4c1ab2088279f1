package dev.logodds.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a {@link Plot} as SVG. Colours and strokes are the style sheet's. plot.js draws the same geometry in the browser. */
public final class Svg {
    static final int WIDTH = 640;
    static final int HEIGHT = 300;
    private static final int LEFT = 48;
    private static final int RIGHT = 16;
    private static final int TOP = 18;
    private static final int BOTTOM = 42;
    private static final int TICKS = 6;

    private final Plot plot;
    private final StringBuilder out = new StringBuilder();

    private Svg(Plot plot) {
        this.plot = plot;
    }

    public static String of(Plot plot) {
        return new Svg(plot).draw();
    }

    private String draw() {
        out.append(
                "<svg class=\"plot\" id=\"plot-%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"plot-%s-title\">"
                        .formatted(plot.id(), WIDTH, HEIGHT, plot.id()));
        out.append("<title id=\"plot-%s-title\">%s</title>".formatted(plot.id(), escape(plot.title())));
        out.append("<clipPath id=\"clip-%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>"
                .formatted(plot.id(), LEFT, TOP - 6, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM + 12));
        axes();
        out.append("<g class=\"plot__marks\" clip-path=\"url(#clip-%s)\">".formatted(plot.id()));
        plot.marks().forEach(this::mark);
        out.append("</g><g class=\"plot__labels\">");
        plot.marks().forEach(this::label);
        return out.append("</g></svg>").toString();
    }

    private void axes() {
        out.append("<g class=\"plot__axes\">");
        for (double t : ticks(plot.x())) {
            out.append("<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>"
                    .formatted(n(x(t)), HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4));
            out.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                    .formatted(n(x(t)), HEIGHT - BOTTOM + 16, tick(t)));
        }
        for (double t : ticks(plot.y())) {
            out.append("<line class=\"plot__grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, n(y(t))));
            out.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                    .formatted(LEFT - 6, n(y(t) + 3.5), tick(t)));
        }
        out.append("<line class=\"plot__base\" x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\"/>"
                .formatted(LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM));
        out.append("<text class=\"plot__axis-label\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(WIDTH - RIGHT, HEIGHT - 6, escape(plot.x().label())));
        out.append("<text class=\"plot__axis-label\" x=\"%d\" y=\"10\">%s</text></g>"
                .formatted(4, escape(plot.y().label())));
    }

    private void mark(Plot.Mark mark) {
        String css = mark.style().css();
        switch (mark) {
            case Plot.Line line ->
                out.append("<path class=\"line line--%s\" d=\"%s\"/>".formatted(css, path(line.points())));
            case Plot.Path descent -> descent(descent, css);
            case Plot.Dot dot -> dot(dot.at(), "dot dot--" + css, 4.5);
            case Plot.Vertical v ->
                out.append("<line class=\"rule rule--%s\" x1=\"%2$s\" x2=\"%2$s\" y1=\"%3$d\" y2=\"%4$d\"/>"
                        .formatted(css, n(x(v.x())), TOP, HEIGHT - BOTTOM));
        }
    }

    private void descent(Plot.Path descent, String css) {
        List<Plot.Point> points = descent.points();
        out.append("<path class=\"trail trail--%s\" d=\"%s\"/>".formatted(css, path(points)));
        for (int i = 1; i < points.size() - 1; i++) dot(points.get(i), "step step--" + css, 2);
        dot(points.getFirst(), "start start--" + css, 5);
        dot(points.getLast(), "end end--" + css, 5.5);
    }

    private void dot(Plot.Point p, String css, double radius) {
        out.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                .formatted(css, n(x(p.x())), n(y(p.y())), n(radius)));
    }

    private void label(Plot.Mark mark) {
        if (mark.label().isEmpty()) return;
        Plot.Point at = switch (mark) {
            case Plot.Line line -> lastInside(line.points());
            case Plot.Path descent -> descent.points().getLast();
            case Plot.Dot dot -> dot.at();
            case Plot.Vertical v -> new Plot.Point(v.x(), plot.y().to());
        };
        double px = x(at.x());
        boolean left = px > WIDTH - 150;
        out.append("<text class=\"label label--%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(
                        mark.style().css(),
                        n(px + (left ? -8 : 8)),
                        n(Math.clamp(y(at.y()) - 8, TOP, HEIGHT - BOTTOM - 4)),
                        left ? "end" : "start",
                        escape(mark.label())));
    }

    private Plot.Point lastInside(List<Plot.Point> points) {
        return points.reversed().stream()
                .filter(p -> p.x() <= plot.x().to()
                        && p.y() <= plot.y().to()
                        && p.y() >= plot.y().from())
                .findFirst()
                .orElse(points.getLast());
    }

    private String path(List<Plot.Point> points) {
        return points.stream().map(p -> n(x(p.x())) + " " + n(y(p.y()))).collect(Collectors.joining("L", "M", ""));
    }

    private double x(double value) {
        return LEFT + (value - plot.x().from()) / (plot.x().to() - plot.x().from()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        double raw = HEIGHT
                - BOTTOM
                - (value - plot.y().from()) / (plot.y().to() - plot.y().from()) * (HEIGHT - TOP - BOTTOM);
        return Math.clamp(raw, -2000, 2000);
    }

    /** Round values that divide an axis into about six parts. */
    static List<Double> ticks(Plot.Axis axis) {
        double raw = (axis.to() - axis.from()) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double ratio = raw / power;
        double step = power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (double t = Math.ceil(axis.from() / step - 1e-9) * step; t <= axis.to() + step * 1e-9; t += step) {
            ticks.add(Math.rint(t / step) * step);
        }
        return ticks;
    }

    private static String tick(double value) {
        String text =
                String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.equals("-0") ? "0" : text.replace('-', '−');
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
