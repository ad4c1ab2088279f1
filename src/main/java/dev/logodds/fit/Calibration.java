package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * How well probabilities match frequencies.
 *
 * @param bins the bins that have rows, from low to high probabilities
 */
public record Calibration(List<Bin> bins) {
    /**
     * @param count the (weighted) number of rows
     * @param meanProbability their mean forecast
     * @param frequency their share of positives
     */
    public record Bin(double count, double meanProbability, double frequency) {}

    /** How forecasts are put into bins; the expected calibration error depends on it, so it is always named. */
    public sealed interface Binning {
        /** Bin ⌊p·m⌋ in double arithmetic, p = 1 in the last: intervals closed on the left. */
        record EqualWidth(int bins) implements Binning {}

        /** Intervals closed on the right: bin ⌈p·m⌉ − 1, p = 0 in the first. */
        record EqualWidthRightClosed(int bins) implements Binning {}

        /**
         * Rows sorted by forecast (a stable sort) and cut into m parts whose sizes differ by at most 1, larger ones
         * first; equal forecasts may be parted.
         */
        record EqualMass(int bins) implements Binning {}

        /** One bin for each distinct forecast. */
        record Distinct() implements Binning {}
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Murphy's parts of the Brier score (1973): score = reliability − resolution + uncertainty, exactly so when a bin
     * holds one forecast only.
     */
    public record Murphy(double reliability, double resolution, double uncertainty) {
        public double score() {
            return reliability - resolution + uncertainty;
        }
    }

    public static Calibration of(double[] y, double[] p, double[] w, Binning binning) {
        int[] order = Order.ascending(p);
        int[] bin = bins(p, order, binning);
        List<Bin> bins = new ArrayList<>();
        int k = 0;
        while (k < order.length) {
            double count = 0;
            double forecasts = 0;
            double positives = 0;
            int current = bin[k];
            for (; k < order.length && bin[k] == current; k++) {
                int i = order[k];
                count += w[i];
                forecasts += w[i] * p[i];
                positives += w[i] * y[i];
            }
            if (count > 0) {
                bins.add(new Bin(count, forecasts / count, positives / count));
            }
        }
        return new Calibration(bins);
    }

    /** The bin of each row, in sorted order. */
    private static int[] bins(double[] p, int[] order, Binning binning) {
        int[] bin = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            double forecast = p[order[k]];
            bin[k] = switch (binning) {
                case Binning.EqualWidth(int m) -> Math.clamp((long) Math.floor(forecast * m), 0, m - 1);
                case Binning.EqualWidthRightClosed(int m) -> Math.clamp((long) Math.ceil(forecast * m) - 1, 0, m - 1);
                case Binning.EqualMass(int m) -> part(k, order.length, m);
                case Binning.Distinct() -> k == 0 ? 0 : forecast == p[order[k - 1]] ? bin[k - 1] : bin[k - 1] + 1;
            };
        }
        return bin;
    }

    private static int part(int k, int n, int m) {
        int larger = n % m;
        int size = n / m;
        int inLarger = larger * (size + 1);
        return k < inLarger ? k / (size + 1) : larger + (k - inLarger) / size;
    }

    private double total() {
        return bins.stream().mapToDouble(Bin::count).sum();
    }

    /** Σ (n_b / n)·|frequency − mean forecast|. */
    public double expectedError() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.frequency() - bin.meanProbability());
        }
        return sum / total();
    }

    public double maximumError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.frequency() - bin.meanProbability()))
                .max()
                .orElse(Double.NaN);
    }

    public Murphy murphy() {
        double base = 0;
        for (Bin bin : bins) {
            base += bin.count() * bin.frequency() / total();
        }
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : bins) {
            double share = bin.count() / total();
            reliability += share * Math.pow(bin.meanProbability() - bin.frequency(), 2);
            resolution += share * Math.pow(bin.frequency() - base, 2);
        }
        return new Murphy(reliability, resolution, base * (1 - base));
    }
}
