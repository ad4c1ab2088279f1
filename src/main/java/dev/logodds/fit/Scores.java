package dev.logodds.fit;

/** Proper scores of probabilities against labels; weighted means over rows. */
public final class Scores {
    private Scores() {}

    public static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /** −mean log of the probability given to what happened; ∞ when a certain forecast was wrong. */
    public static double logLoss(double[] y, double[] p, double[] w) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum -= (y[i] > 0 ? w[i] * y[i] * Math.log(p[i]) : 0)
                    + (y[i] < 1 ? w[i] * (1 - y[i]) * Math.log1p(-p[i]) : 0);
            weight += w[i];
        }
        return sum / weight;
    }

    /** The same with forecasts moved into [ε, 1 − ε] first, as libraries do to avoid ∞. */
    public static double clippedLogLoss(double[] y, double[] p, double[] w, double epsilon) {
        double[] clipped = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            clipped[i] = Math.clamp(p[i], epsilon, 1 - epsilon);
        }
        return logLoss(y, clipped, w);
    }

    /** The mean of (p − y)² (Brier 1950, for two classes halved). */
    public static double brier(double[] y, double[] p, double[] w) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < y.length; i++) {
            sum += w[i] * (y[i] * (1 - p[i]) * (1 - p[i]) + (1 - y[i]) * p[i] * p[i]);
            weight += w[i];
        }
        return sum / weight;
    }
}
