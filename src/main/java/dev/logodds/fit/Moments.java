package dev.logodds.fit;

/**
 * Mean and sum of squared deviations, by two passes with a correction of the mean: right also where the mean is many
 * orders of magnitude larger than the spread.
 *
 * @param weight the sum of the weights (the count, without weights)
 */
public record Moments(double weight, double mean, double squares) {
    public static Moments of(double[] x) {
        double[] ones = new double[x.length];
        java.util.Arrays.fill(ones, 1);
        return of(x, ones);
    }

    public static Moments of(double[] x, double[] w) {
        double weight = 0;
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            weight += w[i];
            largest = Math.max(largest, Math.abs(x[i]));
        }
        // sums of numbers near the largest double would overflow
        double unit = largest > 1e150 ? Math.scalb(1.0, Math.getExponent(largest)) : 1;
        double mean = 0;
        for (int pass = 0; pass < 2; pass++) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += w[i] * (x[i] / unit - mean);
            }
            mean += sum / weight;
        }
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double deviation = x[i] / unit - mean;
            squares += w[i] * deviation * deviation;
        }
        return new Moments(weight, mean * unit, squares * unit * unit);
    }

    /** With the divisor n. */
    public double deviation() {
        return Math.sqrt(squares / weight);
    }

    /** With the divisor n − 1. */
    public double sampleDeviation() {
        return Math.sqrt(squares / (weight - 1));
    }
}
