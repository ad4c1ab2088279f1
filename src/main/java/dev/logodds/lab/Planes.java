package dev.logodds.lab;

import java.util.ArrayList;
import java.util.List;

/** Straight lines and regions of a plane for models whose scores are linear in two features. */
final class Planes {
    private Planes() {}

    /** Where b + w₁x + w₂y = level, across a square from {@code from} to {@code to}. */
    static List<Plot.Point> level(double[] w, double level, double from, double to) {
        if (Math.abs(w[2]) >= Math.abs(w[1])) {
            return List.of(
                    new Plot.Point(from, (level - w[0] - w[1] * from) / w[2]),
                    new Plot.Point(to, (level - w[0] - w[1] * to) / w[2]));
        }
        return List.of(
                new Plot.Point((level - w[0] - w[2] * from) / w[1], from),
                new Plot.Point((level - w[0] - w[2] * to) / w[1], to));
    }

    /** The part of a square where class k's score is the largest; empty when there is none. */
    static List<Plot.Point> region(double[][] w, int k, double from, double to) {
        List<Plot.Point> corners = List.of(
                new Plot.Point(from, from), new Plot.Point(to, from), new Plot.Point(to, to), new Plot.Point(from, to));
        for (int j = 0; j < w.length; j++) {
            if (j != k) corners = cut(corners, w[k][0] - w[j][0], w[k][1] - w[j][1], w[k][2] - w[j][2]);
        }
        return corners;
    }

    /** What is left of a polygon where b + ux + vy ≥ 0. */
    private static List<Plot.Point> cut(List<Plot.Point> corners, double b, double u, double v) {
        List<Plot.Point> left = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Plot.Point p = corners.get(i);
            Plot.Point q = corners.get((i + 1) % corners.size());
            double atP = b + u * p.x() + v * p.y();
            double atQ = b + u * q.x() + v * q.y();
            if (atP >= 0) left.add(p);
            if (atP >= 0 != atQ >= 0) {
                double t = atP / (atP - atQ);
                left.add(new Plot.Point(p.x() + t * (q.x() - p.x()), p.y() + t * (q.y() - p.y())));
            }
        }
        return left;
    }
}
