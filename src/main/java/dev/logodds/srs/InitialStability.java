package dev.logodds.srs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the first review on a later day tells about w0 to w3, the stability after each first rating.
 *
 * <p>For each rating it minimises the cross-entropy between the forgetting curve and the recall observed after each
 * interval (pulled towards the average recall by one pseudo-observation), plus |S0 - default| / 16. A rating that was
 * never used takes the same multiple of its default as its neighbours did, between two of them in log scale.
 */
final class InitialStability {
    private static final int RATINGS = 4;
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 100;
    private static final double PULL = 16;
    private static final double PRECISION = 1e-9;

    private final MemoryModel curve = new MemoryModel(Parameters.DEFAULT);
    private final List<TrainingItem> first;
    private final double averageRecall;
    private final int[] count = new int[RATINGS];

    InitialStability(List<TrainingItem> items) {
        first = items.stream().filter(TrainingItem::isFirstLongTerm).toList();
        first.forEach(item -> count[item.firstGrade() - 1]++);
        averageRecall = items.stream()
                .mapToInt(TrainingItem::recalledAsNumber)
                .average()
                .orElse(0);
    }

    /** Estimates for Again to Easy, in order. */
    double[] fitted() {
        double[] stability = Arrays.copyOf(Parameters.DEFAULT.toArray(), RATINGS);
        if (first.isEmpty()) {
            return stability;
        }
        for (int i = 0; i < RATINGS; i++) {
            if (count[i] > 0) {
                stability[i] = best(groups(i + 1), stability[i]);
            }
        }
        fillUnused(stability);
        return inOrder(stability);
    }

    /** Where a better rating came out less stable, the one with fewer reviews behind it gives way. */
    double[] inOrder(double[] stability) {
        double[] ordered = Arrays.copyOf(stability, RATINGS);
        for (int apart = 1; apart < RATINGS; apart++) {
            for (int i = 0; i + apart < RATINGS; i++) {
                if (ordered[i] > ordered[i + apart]) {
                    boolean keepLower = count[i] > count[i + apart];
                    ordered[keepLower ? i + apart : i] = ordered[keepLower ? i : i + apart];
                }
            }
        }
        for (int i = 1; i < RATINGS; i++) {
            ordered[i] = Math.max(ordered[i], ordered[i - 1]);
        }
        return ordered;
    }

    /** Whether each item was recalled, by the days after which it was met again. */
    private Map<Integer, List<Integer>> groups(int grade) {
        return first.stream()
                .filter(item -> item.firstGrade() == grade)
                .collect(Collectors.groupingBy(
                        TrainingItem::days, Collectors.mapping(TrainingItem::recalledAsNumber, Collectors.toList())));
    }

    /** Ternary search; the loss falls and then rises between the ends. */
    private double best(Map<Integer, List<Integer>> groups, double standard) {
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

    private double loss(Map<Integer, List<Integer>> groups, double stability, double standard) {
        double loss = Math.abs(stability - standard) / PULL;
        for (Map.Entry<Integer, List<Integer>> group : groups.entrySet()) {
            int total = group.getValue().size();
            int recalled = group.getValue().stream().mapToInt(Integer::intValue).sum();
            double observed = (recalled + averageRecall) / (total + 1);
            double predicted = curve.retrievability(stability, group.getKey());
            loss -= total * (observed * Math.log(predicted) + (1 - observed) * Math.log1p(-predicted));
        }
        return loss;
    }

    private void fillUnused(double[] stability) {
        for (int i = 0; i < RATINGS; i++) {
            if (count[i] == 0) {
                int below = nearestUsed(i, -1);
                int above = nearestUsed(i, 1);
                double share = below == above ? 0 : (double) (i - below) / (above - below);
                double multiple =
                        Math.exp((1 - share) * logMultiple(stability, below) + share * logMultiple(stability, above));
                stability[i] = Math.clamp(Parameters.DEFAULT.w(i) * multiple, LOWEST, HIGHEST);
            }
        }
    }

    /** The nearest used rating on one side, or else on the other. */
    private int nearestUsed(int from, int direction) {
        for (int i = from; i >= 0 && i < RATINGS; i += direction) {
            if (count[i] > 0) {
                return i;
            }
        }
        return nearestUsed(from, -direction);
    }

    private static double logMultiple(double[] stability, int i) {
        return Math.log(stability[i] / Parameters.DEFAULT.w(i));
    }
}
