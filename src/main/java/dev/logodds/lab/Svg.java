package dev.logodds.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a {@link Plot} as SVG: its frame, here, and its marks. Colours and strokes are the style sheet's. */
public final class Svg {
    public static final int WIDTH = 480;
    static final int RIGHT = 16;
    static final int TOP = 30;
    private static final int BOTTOM = 46;
    private static final int TICKS = 5;

    private final Plot plot;
    private final Marks marks;
    private final int left;
    private final int bottom;
    private final StringBuilder out = new StringBuilder();

    private Svg(Plot plot) {
        this.plot = plot;
        this.left = !plot.y().names().isEmpty() ? 128 : plot.y().scale() == Plot.Scale.BARE ? RIGHT : 54;
        this.bottom = plot.height() - (plot.x().scale() == Plot.Scale.BARE ? RIGHT : BOTTOM);
        this.marks = new Marks(plot, left, bottom);
    }

    public static String of(Plot plot) {
        return new Svg(plot).draw();
    }

    private String draw() {
        String id = plot.id();
        out.append(
                ("<svg class=\"plot\" id=\"plot-%1$s\" viewBox=\"0 0 %2$d %3$d\" width=\"%2$d\" height=\"%3$d\" role=\"img\""
                                + " aria-labelledby=\"plot-%1$s-title\" data-x=\"%4$s\" data-y=\"%5$s\">")
                        .formatted(
                                id,
                                WIDTH,
                                plot.height(),
                                frame(plot.x(), left, WIDTH - RIGHT),
                                frame(plot.y(), bottom, TOP)));
        out.append("<title id=\"plot-%s-title\">%s</title>".formatted(id, escape(plot.title())));
        out.append("<clipPath id=\"clip-%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>"
                .formatted(id, left - 1, TOP - 7, WIDTH - left - RIGHT + 8, bottom - TOP + 14));
        axes();
        out.append("<g class=\"plot__marks\" clip-path=\"url(#clip-%s)\">%s</g>".formatted(id, marks.shapes()));
        return out.append("<g class=\"plot__labels\">%s</g></svg>".formatted(marks.labels()))
                .toString();
    }

    /** How a script finds a value under the pointer: range of data, then of the drawing. */
    private static String frame(Plot.Axis axis, int from, int to) {
        return "%s %s %d %d".formatted(axis.from(), axis.to(), from, to);
    }

    private void axes() {
        out.append("<g class=\"plot__axes\">");
        if (plot.y().scale() != Plot.Scale.BARE) yAxis();
        if (plot.x().scale() != Plot.Scale.BARE) xAxis();
        out.append("</g>");
    }

    private void xAxis() {
        for (Tick t : ticks(plot.x())) {
            String x = n(marks.x(t.value()));
            if (plot.x().names().isEmpty())
                out.append("<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\"/>".formatted(x, bottom, bottom + 4));
            out.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                    .formatted(x, bottom + 18, escape(t.label())));
        }
        out.append("<line class=\"plot__base\" x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\"/>"
                .formatted(left, WIDTH - RIGHT, bottom));
        out.append("<text class=\"plot__axis-label\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(WIDTH - RIGHT, plot.height() - 7, escape(plot.x().label())));
    }

    private void yAxis() {
        for (Tick t : ticks(plot.y())) {
            double y = marks.y(t.value());
            out.append("<line class=\"plot__grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\"/>"
                    .formatted(left, WIDTH - RIGHT, n(y)));
            out.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                    .formatted(left - 7, n(y + 4), escape(t.label())));
        }
        out.append("<text class=\"plot__axis-label\" x=\"2\" y=\"14\">%s</text>"
                .formatted(escape(plot.y().label())));
    }

    record Tick(double value, String label) {}

    /** Round values that divide an axis into about five parts; powers of ten; or the things by name. */
    static List<Tick> ticks(Plot.Axis axis) {
        List<Tick> ticks = new ArrayList<>();
        if (!axis.names().isEmpty()) {
            for (int i = 0; i < axis.names().size(); i++)
                ticks.add(new Tick(i, axis.names().get(i)));
        } else if (axis.scale() == Plot.Scale.LOG) {
            int low = (int) Math.ceil(Math.log10(axis.from()) - 1e-9);
            int high = (int) Math.floor(Math.log10(axis.to()) + 1e-9);
            int every = Math.max(1, (high - low + 3) / 6);
            for (int k = low; k <= high; k += every) ticks.add(new Tick(Math.pow(10, k), power(k)));
        } else {
            double raw = (axis.to() - axis.from()) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double ratio = raw / power;
            double step = power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
            for (double t = Math.ceil(axis.from() / step - 1e-9) * step; t <= axis.to() + step * 1e-9; t += step) {
                double value = Math.rint(t / step) * step;
                ticks.add(new Tick(value, tick(value)));
            }
        }
        return ticks;
    }

    private static String power(int k) {
        if (k >= 0 && k <= 3) return tick(Math.pow(10, k));
        if (k < 0 && k >= -3) return tick(Math.pow(10, k));
        String digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        StringBuilder up = new StringBuilder(k < 0 ? "10⁻" : "10");
        for (char c : String.valueOf(Math.abs(k)).toCharArray()) up.append(digits.charAt(c - '0'));
        return up.toString();
    }

    private static String tick(double value) {
        String text =
                String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.equals("-0") ? "0" : text.replace('-', '−');
    }

    static String n(double value) {
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
