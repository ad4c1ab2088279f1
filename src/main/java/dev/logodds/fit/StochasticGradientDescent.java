package dev.logodds.fit;

import java.util.random.RandomGenerator;

/**
 * Mini-batch stochastic gradient descent on a {@link RowLoss}: each step follows the mean gradient of one batch of rows
 * (times n·scale, so that it estimates the whole gradient without bias).
 *
 * @param step η₀
 * @param schedule how η falls with the steps taken
 * @param batch rows a step; the last batch of an epoch may be smaller
 * @param epochs passes over the rows; the trace keeps one point an epoch and counts epochs as iterations
 * @param average whether the point reported is the mean of all iterates (Polyak and Ruppert)
 * @param order the order of rows, drawn afresh each epoch unless cyclic
 */
public record StochasticGradientDescent(
        double step, Schedule schedule, int batch, int epochs, boolean average, Order order) implements Optimizer {

    /** η at step t = 0, 1, …, from η₀. */
    public sealed interface Schedule {
        double at(double step, long t);

        record Constant() implements Schedule {
            @Override
            public double at(double step, long t) {
                return step;
            }
        }

        /** η₀ / (1 + decay·t): Σ η = ∞ and Σ η² < ∞, the conditions of Robbins and Monro. */
        record InverseTime(double decay) implements Schedule {
            @Override
            public double at(double step, long t) {
                return step / (1 + decay * t);
            }
        }

        /** η₀ / √(1 + t), the one that goes with averaging. */
        record InverseRoot() implements Schedule {
            @Override
            public double at(double step, long t) {
                return step / Math.sqrt(1.0 + t);
            }
        }
    }

    /** The order in which rows are seen. */
    public sealed interface Order {
        /** 0, 1, …, n − 1, epoch after epoch. */
        record Cyclic() implements Order {}

        /** A fresh permutation for each epoch, from this generator. */
        record Shuffled(RandomGenerator random) implements Order {}
    }

    public StochasticGradientDescent {
        if (!(step > 0) || batch < 1 || epochs < 0) {
            throw new IllegalArgumentException("stochastic descent needs a step above 0 and batches of 1 or more rows");
        }
    }

    /** @throws IllegalArgumentException unless the objective is a sum over rows */
    @Override
    public Trace minimise(Objective objective, double[] start) {
        if (!(objective instanceof RowLoss loss)) {
            throw new IllegalArgumentException("stochastic descent needs an objective that is a sum over rows");
        }
        return new Run(loss, start).go();
    }

    private final class Run {
        private final RowLoss loss;
        private final Recorder recorder;
        private final double[] w;
        private final double[] mean;
        private final double[] gradient;
        private final int[] rows;
        private long steps;

        Run(RowLoss loss, double[] start) {
            this.loss = loss;
            this.recorder = new Recorder(loss, start, 1);
            this.w = start.clone();
            this.mean = new double[w.length];
            this.gradient = new double[w.length];
            this.rows = java.util.stream.IntStream.range(0, loss.rows()).toArray();
        }

        Trace go() {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                if (order instanceof Order.Shuffled(RandomGenerator random)) {
                    Sampling.shuffle(rows, random);
                }
                for (int from = 0; from < rows.length; from += batch) {
                    step(from, Math.min(from + batch, rows.length));
                }
                if (Recorder.far(w)) {
                    return recorder.end(epoch, w, Stop.DIVERGED);
                }
                recorder.visit(epoch, average ? mean : w);
            }
            return recorder.end(epochs, w, Stop.MAX_ITERATIONS);
        }

        private void step(int from, int to) {
            java.util.Arrays.fill(gradient, 0);
            double factor = loss.scale() * rows.length / (to - from);
            for (int i = from; i < to; i++) {
                loss.addRowGradient(rows[i], w, factor, gradient);
            }
            loss.addPenaltyGradient(w, gradient);
            double eta = schedule.at(step, steps++);
            for (int j = 0; j < w.length; j++) {
                w[j] -= eta * gradient[j];
                mean[j] += (w[j] - mean[j]) / steps;
            }
        }
    }
}
