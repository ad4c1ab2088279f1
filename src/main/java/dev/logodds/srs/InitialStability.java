package dev.logodds.srs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A first estimate of w0 to w3, the stability after each first rating, from the first review on a later day alone.
 *
 * <p>For each rating it minimises the cross-entropy between the forgetting curve and the recall observed after each
 * interval (pulled towards the average recall by one pseudo-observation), plus |S0 - default| / 16. A rating that was
 * never used takes the same multiple of its default as its neighbours did, between two of them in log scale.
 */
final class InitialStability {
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 100;
    private static final double PULL = 16;
    private static final double PRECISION = 1e-9;

    private final MemoryModel curve = new MemoryModel(Parameters.DEFAULT);
    private final double averageRecall;

    private InitialStability(double averageRecall) {
        this.averageRecall = averageRecall;
    }

    /** Recalled and total reviews after one interval. */
    private record Group(int recalled, int total) {
        Group plus(boolean success) {
            return new Group(recalled + (success ? 1 : 0), total + 1);
        }
    }

    /** Estimates for Again to Easy, not decreasing. */
    static double[] fit(List<TrainingItem> items) {
        double average = items.stream()
                .mapToInt(item -> item.recalled() ? 1 : 0)
                .average()
                .orElse(0);
        InitialStability search = new InitialStability(average);
        double[] stability = new double[4];
        int[] count = new int[4];
        for (Rating rating : Rating.values()) {
            int i = rating.ordinal();
            Map<Integer, Group> groups = new TreeMap<>();
            items.stream()
                    .filter(item -> item.isFirstLongTerm() && item.firstGrade() == rating.grade())
                    .forEach(item -> groups.merge(
                            item.days(), new Group(0, 0).plus(item.recalled()), (a, b) -> a.plus(b.recalled() > 0)));
            count[i] = groups.values().stream().mapToInt(Group::total).sum();
            stability[i] = count[i] == 0 ? 0 : search.best(groups, Parameters.DEFAULT.w(i));
        }
        if (Arrays.stream(count).sum() == 0) {
            return Arrays.copyOf(Parameters.DEFAULT.toArray(), stability.length);
        }
        fillUnused(stability, count);
        keepOrder(stability, count);
        return stability;
    }

    /** Ternary search: the objective is a sum of functions with one valley each, near enough to one another. */
    private double best(Map<Integer, Group> groups, double standard) {
        double low = LOWEST;
        double high = HIGHEST;
        while (high - low > PRECISION) {
            double third = (high - low) / 3;
            if (loss(groups, low + third, standard) < loss(groups, high - third, standard)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return (low + high) / 2;
    }

    private double loss(Map<Integer, Group> groups, double stability, double standard) {
        double loss = Math.abs(stability - standard) / PULL;
        for (Map.Entry<Integer, Group> entry : groups.entrySet()) {
            Group group = entry.getValue();
            double predicted = curve.retrievability(stability, entry.getKey());
            double observed = (group.recalled() + averageRecall) / (group.total() + 1);
            loss -= group.total() * (observed * Math.log(predicted) + (1 - observed) * Math.log1p(-predicted));
        }
        return loss;
    }

    private static void fillUnused(double[] stability, int[] count) {
        for (int i = 0; i < 4; i++) {
            if (count[i] == 0) {
                int below = neighbour(count, i, -1);
                int above = neighbour(count, i, 1);
                double share = below == above ? 0 : (double) (i - below) / (above - below);
                double multiple =
                        Math.exp((1 - share) * logMultiple(stability, below) + share * logMultiple(stability, above));
                stability[i] = Math.clamp(Parameters.DEFAULT.w(i) * multiple, LOWEST, HIGHEST);
            }
        }
    }

    /** The nearest used rating on one side, or else on the other. */
    private static int neighbour(int[] count, int from, int direction) {
        for (int i = from; i >= 0 && i < 4; i += direction) {
            if (count[i] > 0) {
                return i;
            }
        }
        return neighbour(count, from, -direction);
    }

    private static double logMultiple(double[] stability, int i) {
        return Math.log(stability[i] / Parameters.DEFAULT.w(i));
    }

    /** Where a better rating came out less stable, the one with fewer reviews behind it gives way. */
    static void keepOrder(double[] stability, int[] count) {
        for (int apart = 1; apart < 4; apart++) {
            for (int i = 0; i + apart < 4; i++) {
                if (stability[i] > stability[i + apart]) {
                    boolean keepLower = count[i] > count[i + apart];
                    stability[keepLower ? i + apart : i] = stability[keepLower ? i : i + apart];
                }
            }
        }
        for (int i = 1; i < 4; i++) {
            stability[i] = Math.max(stability[i], stability[i - 1]);
        }
    }
}
