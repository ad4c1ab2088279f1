package dev.logodds.lab;

import java.util.ArrayList;
import java.util.List;

/** Estimates in rows, each with its interval: what a table of coefficients looks like. */
final class Forest {
    private Forest() {}

    /** An estimate with an interval; without one {@code low} and {@code high} are NaN. */
    record Row(String name, double value, double low, double high, Plot.Style style) {
        Row(String name, double value, Plot.Style style) {
            this(name, value, Double.NaN, Double.NaN, style);
        }

        static Row around(String name, double value, double error, Plot.Style style) {
            return new Row(name, value, value - 1.96 * error, value + 1.96 * error, style);
        }
    }

    /** @param line where a line is drawn across, with its label */
    static Plot of(String id, String title, String axis, List<Row> rows, double line, String label, int decimals) {
        double low = line;
        double high = line;
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Vertical(Plot.Style.FAINT, label, line));
        for (int k = 0; k < rows.size(); k++) {
            Row row = rows.get(k);
            if (!Double.isFinite(row.value())) continue;
            double from = Double.isFinite(row.low()) ? row.low() : row.value();
            double to = Double.isFinite(row.high()) ? row.high() : row.value();
            low = Math.min(low, from);
            high = Math.max(high, to);
            marks.add(new Plot.Line(row.style(), "", List.of(new Plot.Point(from, k), new Plot.Point(to, k))));
            marks.add(new Plot.Dot(row.style(), Show.n(row.value(), decimals), new Plot.Point(row.value(), k)));
        }
        double margin = Math.max(0.05, 0.12 * (high - low));
        return new Plot(
                id,
                title,
                new Plot.Axis(axis, low - margin, high + margin),
                Plot.Axis.of(rows.stream().map(Row::name).toList()),
                Math.clamp(110 + 32L * rows.size(), 220, 430),
                marks);
    }
}
