package dev.logodds.srs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Stochastic gradient descent on the weighted cross-entropy: Adam (Kingma and Ba 2015) with a learning rate that falls
 * to 0 along a cosine, five passes in batches of 512, and a quadratic penalty that holds every weight near its start in
 * units of its spread between learners. Recent reviews weigh up to four times as much as the oldest.
 *
 * <p>Source: the constants of FSRS's reference optimiser.
 */
final class Training {
    private static final int EPOCHS = 5;
    private static final int BATCH = 512;
    private static final double RATE = 0.04;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final long SHUFFLE_SEED = 2023;
    private static final double[] SPREAD = {
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31,
        0.32, 0.14, 0.27
    };

    private final List<TrainingItem> items;
    private final double[] weights;
    private final double[] start;
    private final int relearningSteps;
    private final double[] mean = new double[Parameters.COUNT];
    private final double[] square = new double[Parameters.COUNT];
    private double[] w;
    private int steps;

    /** @param items by time */
    Training(List<TrainingItem> items, Parameters start, int relearningSteps) {
        this.items = items;
        this.relearningSteps = relearningSteps;
        this.start = start.toArray();
        w = start.toArray();
        weights = recency(items.size());
    }

    private static double[] recency(int n) {
        double newest = Math.max(1, n - 1);
        return IntStream.range(0, n)
                .mapToDouble(i -> 0.25 + 0.75 * Math.pow(i / newest, 3))
                .toArray();
    }

    /** The weights of the pass that ended with the lowest penalised loss. */
    Parameters run() {
        Random random = new Random(SHUFFLE_SEED);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, items.size()).boxed().toList());
        double[] best = w;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (int from = 0; from < order.size(); from += BATCH) {
                step(order.subList(from, Math.min(from + BATCH, order.size())));
            }
            double loss = loss();
            if (loss < bestLoss) {
                bestLoss = loss;
                best = w;
            }
        }
        return Parameters.of(best);
    }

    private void step(List<Integer> batch) {
        double[] gradient = new double[Parameters.COUNT];
        Trajectory trajectory = new Trajectory(w);
        for (int i : batch) {
            trajectory.addGradient(items.get(i), weights[i], gradient);
        }
        double share = (double) batch.size() / items.size();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += 2 * share * (w[i] - start[i]) / (SPREAD[i] * SPREAD[i]);
        }
        w = Parameters.of(adam(gradient)).forRelearningSteps(relearningSteps).toArray();
    }

    private double[] adam(double[] gradient) {
        double rate = RATE * (1 + Math.cos(Math.PI * steps / total())) / 2;
        steps++;
        double[] moved = Arrays.copyOf(w, w.length);
        for (int i = 0; i < moved.length; i++) {
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
            square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
            double direction = mean[i] / (1 - Math.pow(BETA1, steps));
            double scale = Math.sqrt(square[i] / (1 - Math.pow(BETA2, steps))) + EPSILON;
            moved[i] -= rate * direction / scale;
        }
        return moved;
    }

    private int total() {
        return EPOCHS * Math.ceilDiv(items.size(), BATCH);
    }

    private double loss() {
        Trajectory trajectory = new Trajectory(w);
        double loss = 0;
        for (int i = 0; i < items.size(); i++) {
            loss += weights[i] * trajectory.loss(items.get(i));
        }
        for (int i = 0; i < w.length; i++) {
            loss += Math.pow((w[i] - start[i]) / SPREAD[i], 2);
        }
        return loss;
    }
}
