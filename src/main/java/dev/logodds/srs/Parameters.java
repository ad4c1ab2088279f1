package dev.logodds.srs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The 21 weights w0 to w20 of FSRS-6, each clipped into the range in which the equations behave.
 *
 * <p>The limit of w17 and w18 depends on how many relearning steps there are: with several, a lapse followed by all of
 * its steps on the same day must not leave a card more stable than before; see {@link #forRelearningSteps(int)}.
 *
 * @param weights exactly 21 finite numbers
 */
public record Parameters(List<Double> weights) {
    public static final int COUNT = 21;

    static final double SHORT_TERM_CEILING = 2;
    private static final double SHORT_TERM_FLOOR = 0.01;
    private static final double[] LOWER = {
        0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1
    };
    private static final double[] UPPER = {
        100,
        100,
        100,
        100,
        10,
        4,
        4,
        0.75,
        4.5,
        0.8,
        3.5,
        5,
        0.25,
        0.9,
        4,
        1,
        6,
        SHORT_TERM_CEILING,
        SHORT_TERM_CEILING,
        0.8,
        0.8
    };

    /** Fitted by the authors of FSRS-6 over the review logs of thousands of Anki users. */
    public static final Parameters DEFAULT = of(
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

    /**
     * Moves every weight into its range.
     *
     * @throws IllegalArgumentException unless there are 21 finite weights
     */
    public Parameters {
        if (weights.size() != COUNT) {
            throw new IllegalArgumentException("parameters: FSRS-6 has 21 parameters, not " + weights.size());
        }
        List<Double> clipped = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            clipped.add(clip(i, weights.get(i)));
        }
        weights = Collections.unmodifiableList(clipped);
    }

    /**
     * The parameters with these weights, w0 first.
     *
     * @throws IllegalArgumentException unless there are 21 finite weights
     */
    public static Parameters of(double... weights) {
        List<Double> boxed = new ArrayList<>(weights.length);
        for (double weight : weights) {
            boxed.add(weight);
        }
        return new Parameters(boxed);
    }

    /** Weight w<sub>i</sub>. */
    public double w(int i) {
        return weights.get(i);
    }

    /** A copy as primitives, for the optimiser's loops. */
    public double[] toArray() {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** These weights with w17 and w18 held under the limit that this many relearning steps allow. */
    public Parameters forRelearningSteps(int steps) {
        double ceiling = shortTermCeiling(steps);
        if (w(17) <= ceiling && w(18) <= ceiling) {
            return this;
        }
        double[] w = toArray();
        w[17] = Math.min(w[17], ceiling);
        w[18] = Math.min(w[18], ceiling);
        return of(w);
    }

    private double shortTermCeiling(int steps) {
        if (steps <= 1) {
            return SHORT_TERM_CEILING;
        }
        double room = -(Math.log(w(11)) + Math.log(Math.pow(2, w(13)) - 1) + 0.3 * w(14)) / steps;
        return Math.clamp(Math.sqrt(Math.max(0, room)), SHORT_TERM_FLOOR, SHORT_TERM_CEILING);
    }

    /** Weight i moved into its range. */
    static double clip(int i, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("parameters: w" + i + " must be a finite number, not " + weight);
        }
        return Math.clamp(weight, LOWER[i], UPPER[i]);
    }
}
