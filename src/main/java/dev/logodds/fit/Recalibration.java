package dev.logodds.fit;

import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A map from scores to probabilities, fitted on rows that the scores were not fitted on. */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Recalibration {
    double probability(double score);

    /** σ(a·score + b) (Platt 1999). */
    record Platt(double slope, double intercept) implements Recalibration {
        /**
         * @param smoothed whether the labels are moved to (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), as Platt does against
         *     overfitting
         */
        public static Platt fit(double[] score, double[] y, boolean smoothed) {
            double positives = Arrays.stream(y).sum();
            double high = smoothed ? (positives + 1) / (positives + 2) : 1;
            double low = smoothed ? 1 / (y.length - positives + 2) : 0;
            double[] target = Arrays.stream(y).map(v -> v > 0 ? high : low).toArray();
            double[][] rows =
                    Arrays.stream(score).mapToObj(s -> new double[] {s}).toArray(double[][]::new);
            RowLoss loss = RowLoss.mean(rows, target, true, RowLoss.Kind.CROSS_ENTROPY);
            double[] w = Newton.damped(200).minimise(loss, new double[2]).point();
            return new Platt(w[1], w[0]);
        }

        @Override
        public double probability(double score) {
            return Sigmoid.sigmoid(slope * score + intercept);
        }
    }

    /** σ(score / T) for scores that are log-odds (Guo et al. 2017). */
    record Temperature(double temperature) implements Recalibration {
        public static Temperature fit(double[] logit, double[] y) {
            RowLoss loss = new RowLoss(
                    new Matrix(logit.length, 1, logit.clone()),
                    y,
                    false,
                    RowLoss.Kind.CROSS_ENTROPY,
                    1.0 / y.length,
                    0);
            return new Temperature(
                    1 / Newton.damped(200).minimise(loss, new double[] {1}).point()[0]);
        }

        @Override
        public double probability(double score) {
            return Sigmoid.sigmoid(score / temperature);
        }
    }

    /**
     * The monotone step function nearest in squares, by pooling adjacent violators (Ayer et al. 1955). Equal scores get
     * one value: their labels are averaged first.
     *
     * @param scores distinct, ascending
     * @param values of each score, not falling; between scores the value is interpolated linearly
     */
    record Isotonic(double[] scores, double[] values) implements Recalibration {
        public static Isotonic fit(double[] score, double[] y, double[] w) {
            Integer[] order = new Integer[score.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, java.util.Comparator.comparingDouble(i -> score[i]));
            List<double[]> ties = new ArrayList<>();
            for (int i : order) {
                if (ties.isEmpty() || ties.getLast()[0] != score[i]) {
                    ties.add(new double[] {score[i], 0, 0});
                }
                ties.getLast()[1] += w[i];
                ties.getLast()[2] += w[i] * y[i];
            }
            return new Isotonic(ties.stream().mapToDouble(t -> t[0]).toArray(), pooled(ties));
        }

        private static double[] pooled(List<double[]> ties) {
            // blocks of {ties in it, weight, weighted sum}
            List<double[]> blocks = new ArrayList<>();
            for (double[] tie : ties) {
                double[] block = {1, tie[1], tie[2]};
                while (!blocks.isEmpty() && mean(blocks.getLast()) >= mean(block)) {
                    double[] last = blocks.removeLast();
                    for (int k = 0; k < 3; k++) {
                        block[k] += last[k];
                    }
                }
                blocks.add(block);
            }
            return blocks.stream()
                    .flatMapToDouble(block -> java.util.stream.DoubleStream.generate(() -> mean(block))
                            .limit((long) block[0]))
                    .toArray();
        }

        private static double mean(double[] block) {
            return block[2] / block[1];
        }

        @Override
        public double probability(double score) {
            int at = Arrays.binarySearch(scores, score);
            if (at >= 0) {
                return values[at];
            }
            int above = -at - 1;
            if (above == 0) {
                return values[0];
            }
            if (above == scores.length) {
                return values[above - 1];
            }
            double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
            return values[above - 1] + share * (values[above] - values[above - 1]);
        }
    }

    /**
     * Moves log-odds from the prevalence of the training rows to that of the population: adds logit(true) −
     * logit(trained). With negatives kept at rate r and all positives, this is + log r.
     */
    record PriorShift(double trained, double population) implements Recalibration {
        public double shift() {
            return Sigmoid.logit(population) - Sigmoid.logit(trained);
        }

        @Override
        public double probability(double score) {
            return Sigmoid.sigmoid(score + shift());
        }
    }
}
