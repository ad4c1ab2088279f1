package dev.logodds.fit;

/**
 * Mean and standard deviation, by two passes with a correction of the mean: right also where the mean is many
 * orders of magnitude larger than the spread.
 *
 * @param weight the sum of the weights (the count, without weights)
 * @param deviation with the divisor n
 */
public record Moments(double weight, double mean, double deviation) {
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
        // squares of numbers near the largest double would overflow, and of those near the smallest vanish
        boolean extreme = largest > 1e140 || (largest > 0 && largest < 1e-140);
        double unit = extreme ? Math.scalb(1.0, Math.getExponent(largest)) : 1;
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
        return new Moments(weight, mean * unit, Math.sqrt(squares / weight) * unit);
    }

    /** The sum of squared deviations. */
    public double squares() {
        return deviation * deviation * weight;
    }

    /** With the divisor n − 1. */
    public double sampleDeviation() {
        return deviation * Math.sqrt(weight / (weight - 1));
    }
}
