package dev.logodds.web;

import dev.logodds.grill.Judged;
import dev.logodds.grill.Report;
import dev.logodds.learner.Interview;
import java.util.List;
import java.util.Locale;

/** Pictures of an interview's time and of the results of several, as SVG; the numbers stand in tables beside them. */
final class Pacing {
    private static final int WIDTH = 640;
    private static final int LEFT = 44;
    private static final int HEIGHT = 200;
    private static final int BOTTOM = 26;
    private static final int TOP = 10;

    private Pacing() {}

    /** A bar for the time that each question took, by how it fared, and a line at what it should take. */
    static String of(Report report) {
        List<Judged> all = report.judged();
        double most = all.stream()
                .mapToDouble(j ->
                        Math.max(j.reply().spent().toMillis() / 1000.0, j.slot().seconds()))
                .max()
                .orElse(1);
        double scale = Math.max(60, Math.ceil(most / 60) * 60);
        double step = (WIDTH - LEFT - 8) / (double) Math.max(6, all.size());
        StringBuilder svg = begun("pacing", "Seconds spent on each question, and what it should take", HEIGHT);
        for (int k = 0; k <= 2; k++) grid(svg, scale * k / 2, scale, Math.round(scale * k / 2) + " s");
        for (int i = 0; i < all.size(); i++) {
            Judged j = all.get(i);
            double x = LEFT + i * step;
            double top = y(Math.min(scale, j.reply().spent().toMillis() / 1000.0), scale);
            double target = y(Math.min(scale, j.slot().seconds()), scale);
            svg.append("<rect class=\"pace pace--%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                    .formatted(
                            j.right() ? "right" : "wrong",
                            n(x + step * 0.15),
                            n(top),
                            n(step * 0.7),
                            n(HEIGHT - BOTTOM - top)));
            svg.append("<line class=\"pace__target\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(n(x + step * 0.05), n(x + step * 0.95), n(target), n(target)));
            if (all.size() <= 12 || i % 5 == 4 || i == 0) label(svg, x + step / 2, String.valueOf(i + 1));
        }
        return svg.append("</svg>").toString();
    }

    /** The share that was right, one point an interview, the oldest first; empty for fewer than two. */
    static String trend(List<Interview> counted) {
        if (counted.size() < 2) return "";
        double step = (WIDTH - LEFT - 24) / (double) (counted.size() - 1);
        StringBuilder svg = begun("trend", "The share of right answers, interview by interview", HEIGHT);
        for (int k = 0; k <= 2; k++) grid(svg, k / 2.0, 1, 50 * k + " %");
        svg.append("<line class=\"pace__target\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
                .formatted(LEFT, WIDTH - 8, n(y(0.8, 1)), n(y(0.8, 1))));
        StringBuilder path = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < counted.size(); i++) {
            Interview one = counted.get(i);
            double x = LEFT + 8 + i * step;
            double at = y(one.correct / (double) one.asked, 1);
            path.append(i == 0 ? "M" : "L").append(n(x)).append(' ').append(n(at));
            dots.append("<circle class=\"trend__dot\" cx=\"%s\" cy=\"%s\" r=\"4\"/>".formatted(n(x), n(at)));
        }
        return svg.append("<path class=\"trend__line\" d=\"" + path + "\"/>")
                .append(dots)
                .append("</svg>")
                .toString();
    }

    private static StringBuilder begun(String id, String title, int height) {
        return new StringBuilder(
                "<svg class=\"plot plot--bars\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title\"><title id=\"%s-title\">%s</title>"
                        .formatted(WIDTH, height, id, id, title));
    }

    private static void grid(StringBuilder svg, double value, double scale, String label) {
        double y = y(value, scale);
        svg.append(
                "<line class=\"plot__grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                        .formatted(LEFT, WIDTH - 8, n(y), n(y), LEFT - 6, n(y + 4), label));
    }

    private static void label(StringBuilder svg, double x, String text) {
        svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>".formatted(n(x), HEIGHT - 8, text));
    }

    private static double y(double value, double scale) {
        return HEIGHT - BOTTOM - value / scale * (HEIGHT - TOP - BOTTOM);
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
