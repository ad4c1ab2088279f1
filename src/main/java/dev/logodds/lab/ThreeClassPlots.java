package dev.logodds.lab;

import dev.logodds.fit.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the lab on three classes shows. */
final class ThreeClassPlots {
    private ThreeClassPlots() {}

    static List<Plot.Point> members(ThreeClasses.Fits fits, int k, boolean simplex) {
        int[] codes = ((Response.Classes) fits.design().response()).codes();
        List<Plot.Point> points = new ArrayList<>();
        for (int i = 0; i < ThreeClasses.ROWS; i++) {
            double[] row = fits.design().x().row(i);
            if (codes[i] != k) continue;
            points.add(
                    simplex ? corner(fits.softmaxAt(fits.softmax(), row[1], row[2])) : new Plot.Point(row[1], row[2]));
        }
        return points;
    }

    static Plot regions(String id, String title, ThreeClasses.Fits fits, double[][] w, Values values) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            List<Plot.Point> region = Planes.region(w, k, -ThreeClasses.EDGE, ThreeClasses.EDGE);
            if (!region.isEmpty()) marks.add(new Plot.Area(ThreeClasses.STYLES.get(k), "", region));
        }
        for (int k = 0; k < 3; k++) marks.add(new Plot.Points(ThreeClasses.STYLES.get(k), "", members(fits, k, false)));
        for (int k = 0; k < 3; k++)
            marks.add(new Plot.Note(
                    ThreeClasses.STYLES.get(k),
                    ThreeClasses.NAMES.get(k),
                    new Plot.Point(1.9 * ThreeClasses.CENTRES[k][0], 2.1 * ThreeClasses.CENTRES[k][1])));
        marks.add(new Plot.Handle(
                Plot.Style.MODEL, "", new Plot.Point(values.number("px"), values.number("py")), "px", "py"));
        return new Plot(
                id,
                title,
                new Plot.Axis("x₁", -ThreeClasses.EDGE, ThreeClasses.EDGE),
                new Plot.Axis("x₂", -ThreeClasses.EDGE, ThreeClasses.EDGE),
                Plot.SQUARE,
                marks);
    }

    /** Three shares as a point of a triangle: A at the left, B at the right, C on top. */
    private static Plot.Point corner(double[] p) {
        return new Plot.Point(p[1] + p[2] / 2, p[2] * Math.sqrt(3) / 2);
    }

    static Plot simplex(ThreeClasses.Fits fits, double[] p, double[] raw) {
        double sum = Arrays.stream(raw).sum();
        List<Plot.Mark> marks = new ArrayList<>();
        marks.add(new Plot.Area(
                Plot.Style.FAINT,
                "",
                List.of(corner(new double[] {1, 0, 0}), corner(new double[] {0, 1, 0}), corner(new double[] {0, 0, 1
                }))));
        for (int k = 0; k < 3; k++) marks.add(new Plot.Points(ThreeClasses.STYLES.get(k), "", members(fits, k, true)));
        marks.add(new Plot.Note(Plot.Style.CLASS_0, "all A", new Plot.Point(0, -0.06)));
        marks.add(new Plot.Note(Plot.Style.CLASS_1, "all B", new Plot.Point(1, -0.06)));
        marks.add(new Plot.Note(Plot.Style.CLASS_2, "all C", new Plot.Point(0.5, 0.92)));
        marks.add(new Plot.Dot(
                Plot.Style.OTHER,
                "binary, made to add up",
                corner(Arrays.stream(raw).map(v -> v / sum).toArray())));
        marks.add(new Plot.Dot(Plot.Style.MODEL, "softmax", corner(p)));
        return new Plot(
                "simplex",
                "Every row's three probabilities as a point of a triangle",
                Plot.Axis.bare(-0.12, 1.12),
                Plot.Axis.bare(-0.14, 1.0),
                Plot.SQUARE,
                marks);
    }

    static Plot bars(double[] p, double[] raw) {
        List<Plot.Mark> marks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            marks.add(new Plot.Bar(ThreeClasses.STYLES.get(k), Show.n(p[k], 3), new Plot.Point(k, p[k]), 0.6));
            marks.add(new Plot.Bar(ThreeClasses.STYLES.get(k), Show.n(raw[k], 3), new Plot.Point(k + 4, raw[k]), 0.6));
        }
        return new Plot(
                "bars",
                "The point's probabilities: softmax at the left, three binary models at the right",
                Plot.Axis.of(List.of("A", "B", "C", "", "A", "B", "C")),
                new Plot.Axis("probability", 0, 1),
                Plot.SQUARE,
                marks);
    }
}
