package dev.logodds.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The confusion matrices of all thresholds, and the ROC and precision–recall curves through them. Rows with equal scores
 * change sides together, so ties are right by construction.
 *
 * @param points from the threshold ∞ (nothing positive) down; one for each distinct score
 */
public record Ranking(List<Point> points) {
    /** Positive where score ≥ threshold. */
    public record Point(double threshold, Confusion confusion) {}

    public Ranking {
        points = List.copyOf(points);
    }

    public static Ranking of(double[] y, double[] score, double[] w) {
        double[] descending = new double[y.length];
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isNaN(score[i])) {
                throw new IllegalArgumentException("score " + i + " is not a number");
            }
            descending[i] = -score[i];
            positives += w[i] * y[i];
            negatives += w[i] * (1 - y[i]);
        }
        int[] order = Order.ascending(descending);
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, new Confusion(0, 0, negatives, positives)));
        double tp = 0;
        double fp = 0;
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            tp += w[i] * y[i];
            fp += w[i] * (1 - y[i]);
            if (k + 1 == order.length || score[order[k + 1]] != score[i]) {
                points.add(new Point(score[i], new Confusion(tp, fp, negatives - fp, positives - tp)));
            }
        }
        return new Ranking(points);
    }

    /**
     * The area under the ROC curve by trapezia: the chance that a positive scores above a negative, ties counting a
     * half. NaN when there is only one class.
     */
    public double auc() {
        double area = 0;
        for (int k = 1; k < points.size(); k++) {
            Confusion a = points.get(k - 1).confusion();
            Confusion b = points.get(k).confusion();
            area += (b.fp() - a.fp()) * (b.tp() + a.tp()) / 2;
        }
        Confusion last = points.getLast().confusion();
        return area / (last.tp() * last.fp());
    }

    /** Σ (Rₖ − Rₖ₋₁)Pₖ, the area under the precision–recall curve by steps, without interpolation. */
    public double averagePrecision() {
        double sum = 0;
        for (int k = 1; k < points.size(); k++) {
            Confusion c = points.get(k).confusion();
            sum += (c.recall() - points.get(k - 1).confusion().recall()) * c.precision();
        }
        return sum;
    }

    /** The point with the least cost on these data; among equals the one with the highest threshold. */
    public Point cheapest(double falsePositive, double falseNegative) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> point.confusion().cost(falsePositive, falseNegative)))
                .orElseThrow();
    }

    /** The threshold that is best for calibrated probabilities: c_FP / (c_FP + c_FN) (Elkan 2001). */
    public static double calibratedThreshold(double falsePositive, double falseNegative) {
        return falsePositive / (falsePositive + falseNegative);
    }
}
