package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/** Gathers a trace: the start, every {@code every}-th point, and the last. */
final class Recorder {
    /** Beyond this size of a coordinate an iteration is said to have diverged. */
    private static final double FAR = 1e12;

    private final Objective objective;
    private final int every;
    private final List<Trace.Step> steps = new ArrayList<>();

    Recorder(Objective objective, double[] start, int every) {
        if (start.length != objective.dimension()) {
            throw new IllegalArgumentException(
                    "start has %d coordinates, the objective %d".formatted(start.length, objective.dimension()));
        }
        if (every < 1) {
            throw new IllegalArgumentException("keep every " + every + " points");
        }
        this.objective = objective;
        this.every = every;
        keep(0, start);
    }

    private void keep(int iteration, double[] w) {
        steps.add(new Trace.Step(iteration, w.clone(), objective.value(w)));
    }

    double lastValue() {
        return steps.getLast().value();
    }

    void visit(int iteration, double[] w) {
        if (iteration % every == 0) {
            keep(iteration, w);
        }
    }

    Trace end(int iteration, double[] w, Stop stop) {
        if (steps.getLast().iteration() != iteration) {
            keep(iteration, w);
        }
        return new Trace(steps, iteration, stop);
    }

    static boolean far(double[] w) {
        for (double v : w) {
            if (!(Math.abs(v) < FAR)) {
                return true;
            }
        }
        return false;
    }

    static double largest(double[] v) {
        double largest = 0;
        for (double x : v) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }
}
