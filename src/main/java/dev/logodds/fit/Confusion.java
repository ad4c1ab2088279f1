package dev.logodds.fit;

/**
 * A confusion matrix, in (weighted) counts, and what comes from it. A ratio whose denominator is 0 is NaN: it is not
 * defined, and 0 would be a claim.
 */
public record Confusion(double tp, double fp, double tn, double fn) {
    /** Positive where p ≥ threshold. */
    public static Confusion at(double threshold, double[] y, double[] p, double[] w) {
        double tp = 0;
        double fp = 0;
        double tn = 0;
        double fn = 0;
        for (int i = 0; i < y.length; i++) {
            if (p[i] >= threshold) {
                tp += w[i] * y[i];
                fp += w[i] * (1 - y[i]);
            } else {
                fn += w[i] * y[i];
                tn += w[i] * (1 - y[i]);
            }
        }
        return new Confusion(tp, fp, tn, fn);
    }

    public double total() {
        return tp + fp + tn + fn;
    }

    public double accuracy() {
        return (tp + tn) / total();
    }

    /** TP / (TP + FP), also called positive predictive value. */
    public double precision() {
        return tp / (tp + fp);
    }

    /** TP / (TP + FN), also called sensitivity or true positive rate. */
    public double recall() {
        return tp / (tp + fn);
    }

    /** TN / (TN + FP). */
    public double specificity() {
        return tn / (tn + fp);
    }

    /** TN / (TN + FN). */
    public double negativePredictiveValue() {
        return tn / (tn + fn);
    }

    public double falsePositiveRate() {
        return fp / (tn + fp);
    }

    public double prevalence() {
        return (tp + fn) / total();
    }

    public double f1() {
        return fBeta(1);
    }

    /** The weighted harmonic mean that counts recall β times as much as precision. */
    public double fBeta(double beta) {
        double b = beta * beta;
        return (1 + b) * tp / ((1 + b) * tp + b * fn + fp);
    }

    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /** Matthews' correlation of prediction and label. */
    public double matthews() {
        return (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    }

    /** Cohen's κ: agreement beyond what the margins alone would give. */
    public double kappa() {
        double expected = ((tp + fp) * (tp + fn) + (tn + fn) * (tn + fp)) / (total() * total());
        return (accuracy() - expected) / (1 - expected);
    }

    public double cost(double falsePositive, double falseNegative) {
        return falsePositive * fp + falseNegative * fn;
    }
}
