package dev.logodds.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars and a calendar as SVG, drawn on the server; colours are the style sheet's. A table with the numbers stands behind each. */
final class Bars {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int LEFT = 40;
    private static final int TOP = 12;
    private static final int BOTTOM = 30;
    private static final int CELL = 12;

    private Bars() {}

    /** A bar with its label under it; an empty label leaves it out. */
    record Bar(String label, double value) {}

    static String of(String id, String title, List<Bar> bars) {
        double most = 2
                * Math.ceil(
                        Math.max(1, bars.stream().mapToDouble(Bar::value).max().orElse(1)) / 2);
        double step = (double) (WIDTH - LEFT - 8) / Math.max(1, bars.size());
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg class=\"plot plot--bars\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"bars-%s\"><title id=\"bars-%s\">%s</title>"
                        .formatted(WIDTH, HEIGHT, id, id, escaped(title)));
        for (double share : new double[] {0, 0.5, 1}) {
            double y = y(share);
            svg.append(
                    "<line class=\"plot__grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                            .formatted(LEFT, WIDTH - 8, n(y), n(y), LEFT - 6, n(y + 4), n(most * share)));
        }
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double x = LEFT + i * step;
            double top = y(bar.value() / most);
            svg.append("<rect class=\"bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                    .formatted(n(x + step * 0.12), n(top), n(step * 0.76), n(HEIGHT - BOTTOM - top)));
            if (!bar.label().isEmpty()) {
                svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                        .formatted(n(x + step / 2), HEIGHT - BOTTOM + 18, escaped(bar.label())));
            }
        }
        return svg.append("</svg>").toString();
    }

    /** Weeks as columns, Monday on top; five shades by a quarter of the busiest day, and a day without study is hollow. */
    static String calendar(String title, LocalDate from, LocalDate to, Map<LocalDate, Integer> counts) {
        LocalDate monday = from.minusDays(from.getDayOfWeek().getValue() - 1L);
        int weeks = (int) (java.time.temporal.ChronoUnit.DAYS.between(monday, to) / 7) + 1;
        int most = Math.max(
                1, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg class=\"heat\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"heat-title\"><title id=\"heat-title\">%s</title>"
                        .formatted(weeks * CELL, 7 * CELL + 14, escaped(title)));
        for (LocalDate day = monday; !day.isAfter(to); day = day.plusDays(1)) {
            if (day.isBefore(from)) continue;
            int week = (int) (java.time.temporal.ChronoUnit.DAYS.between(monday, day) / 7);
            int count = counts.getOrDefault(day, 0);
            int shade = count == 0 ? 0 : 1 + Math.min(3, 4 * (count - 1) / most);
            svg.append(
                    "<rect class=\"heat__day heat__day--%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"1.5\"/>"
                            .formatted(
                                    shade,
                                    week * CELL + 1,
                                    14 + (day.getDayOfWeek().getValue() - 1) * CELL,
                                    CELL - 2,
                                    CELL - 2));
            if (day.getDayOfMonth() == 1) {
                svg.append("<text x=\"%d\" y=\"9\">%s</text>"
                        .formatted(
                                week * CELL + 1,
                                day.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH)));
            }
        }
        return svg.append("</svg>").toString();
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
