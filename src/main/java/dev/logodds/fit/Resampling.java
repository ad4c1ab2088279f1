package dev.logodds.fit;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What is done about rare classes. All of it moves the intercept, and so the calibration; see {@link Recalibration.PriorShift}. */
public final class Resampling {
    private Resampling() {}

    /** n / (K·n_c) for each row of class c, which makes the classes weigh the same. */
    public static double[] balancedWeights(int[] classes) {
        int k = Arrays.stream(classes).max().orElse(-1) + 1;
        double[] counts = new double[k];
        for (int c : classes) {
            counts[c]++;
        }
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(classes)
                .mapToDouble(c -> classes.length / (present * counts[c]))
                .toArray();
    }

    /** Row indices: all of the rarer label, and as many of the other drawn without replacement. */
    public static int[] undersample(double[] y, RandomGenerator random) {
        int[] rare = rows(y, rarer(y));
        int[] common = rows(y, 1 - rarer(y));
        Sampling.shuffle(common, random);
        return sorted(rare, Arrays.copyOf(common, rare.length));
    }

    /** Row indices: all rows, and rows of the rarer label drawn with replacement until the labels are even. */
    public static int[] oversample(double[] y, RandomGenerator random) {
        int[] rare = rows(y, rarer(y));
        int missing = y.length - 2 * rare.length;
        int[] drawn = new int[missing];
        for (int i = 0; i < missing; i++) {
            drawn[i] = rare[random.nextInt(rare.length)];
        }
        int[] all = new int[y.length];
        Arrays.setAll(all, i -> i);
        return sorted(all, drawn);
    }

    private static int[] sorted(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        Arrays.sort(both);
        return both;
    }

    private static double rarer(double[] y) {
        double positives = Arrays.stream(y).sum();
        if (positives == 0 || positives == y.length) {
            throw new IllegalArgumentException("one class only: nothing to balance");
        }
        return positives <= y.length / 2.0 ? 1 : 0;
    }

    private static int[] rows(double[] y, double label) {
        return java.util.stream.IntStream.range(0, y.length)
                .filter(i -> y[i] == label)
                .toArray();
    }

    /**
     * SMOTE (Chawla et al. 2002): new rows of the rarer label, each on the line from a row to one of its k nearest of
     * the same label (Euclidean, so scale first).
     *
     * @param x the rows of the rarer label
     * @param count how many to make
     */
    public static double[][] smote(double[][] x, int k, int count, RandomGenerator random) {
        if (x.length < 2 || k < 1) {
            throw new IllegalArgumentException("SMOTE needs two rows or more, and k of 1 or more");
        }
        double[][] made = new double[count][];
        int[][] known = new int[x.length][];
        for (int m = 0; m < count; m++) {
            int at = random.nextInt(x.length);
            if (known[at] == null) {
                known[at] = nearest(x, at, Math.min(k, x.length - 1));
            }
            double[] from = x[at];
            double[] to = x[known[at][random.nextInt(known[at].length)]];
            double share = random.nextDouble();
            made[m] = new double[from.length];
            for (int j = 0; j < from.length; j++) {
                made[m][j] = from[j] + share * (to[j] - from[j]);
            }
        }
        return made;
    }

    /** The k nearest rows to a row, the nearest first, among equals the first: one pass that keeps the k best so far. */
    private static int[] nearest(double[][] x, int at, int k) {
        int[] near = new int[k];
        double[] distances = new double[k];
        int kept = 0;
        for (int i = 0; i < x.length; i++) {
            if (i == at) {
                continue;
            }
            double d = distance(x[i], x[at]);
            if (kept == k && !(d < distances[k - 1])) {
                continue;
            }
            int place = kept == k ? k - 1 : kept++;
            for (; place > 0 && d < distances[place - 1]; place--) {
                near[place] = near[place - 1];
                distances[place] = distances[place - 1];
            }
            near[place] = i;
            distances[place] = d;
        }
        return near;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
