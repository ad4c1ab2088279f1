package dev.logodds.fit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS: the two-loop recursion (Nocedal and Wright 2006, algorithm 7.4) with a line search for the weak
 * Wolfe conditions by bisection.
 *
 * @param memory pairs of steps and gradient changes kept
 * @param iterations how many steps at most
 * @param tolerance stop when the largest entry of the gradient is not above it
 */
public record Lbfgs(int memory, int iterations, double tolerance) implements Optimizer {
    private static final double SUFFICIENT = 1e-4;
    private static final double CURVATURE = 0.9;

    @SuppressWarnings("ArrayRecordComponent")
    private record Pair(double[] s, double[] y, double rho) {}

    public static Lbfgs of(int iterations) {
        return new Lbfgs(10, iterations, 1e-10);
    }

    @Override
    public Trace minimise(Objective objective, double[] start) {
        Recorder recorder = new Recorder(objective, start, 1);
        Deque<Pair> pairs = new ArrayDeque<>();
        double[] w = start.clone();
        double[] g = new double[w.length];
        objective.gradient(w, g);
        for (int t = 1; t <= iterations; t++) {
            if (Recorder.largest(g) <= tolerance) {
                return recorder.end(t - 1, w, Stop.CONVERGED);
            }
            double[] direction = direction(pairs, g);
            double[] old = w.clone();
            double[] oldGradient = g.clone();
            if (!search(objective, w, g, direction, pairs.isEmpty() ? 1 / Math.max(1, norm(g)) : 1)) {
                return recorder.end(t - 1, w, Stop.STALLED);
            }
            if (Recorder.far(w)) {
                return recorder.end(t, w, Stop.DIVERGED);
            }
            remember(pairs, minus(w, old), minus(g, oldGradient));
            recorder.visit(t, w);
        }
        return recorder.end(iterations, w, Stop.MAX_ITERATIONS);
    }

    private void remember(Deque<Pair> pairs, double[] s, double[] y) {
        double sy = dot(s, y);
        if (sy > 1e-300) {
            if (pairs.size() == memory) {
                pairs.removeLast();
            }
            pairs.addFirst(new Pair(s, y, 1 / sy));
        }
    }

    /** −Hg, newest pair first and then back. */
    private static double[] direction(Deque<Pair> pairs, double[] g) {
        double[] q = g.clone();
        double[] alpha = new double[pairs.size()];
        int k = 0;
        for (Pair pair : pairs) {
            alpha[k] = pair.rho * dot(pair.s, q);
            add(q, -alpha[k++], pair.y);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.getFirst();
            double gamma = 1 / (newest.rho * dot(newest.y, newest.y));
            for (int j = 0; j < q.length; j++) {
                q[j] *= gamma;
            }
        }
        for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            add(q, alpha[--k] - pair.rho * dot(pair.y, q), pair.s);
        }
        for (int j = 0; j < q.length; j++) {
            q[j] = -q[j];
        }
        return q;
    }

    /** Moves w along the direction to a point with enough descent and a flatter slope; leaves its gradient in g. */
    private static boolean search(Objective objective, double[] w, double[] g, double[] direction, double first) {
        double value = objective.value(w);
        double slope = dot(g, direction);
        double[] start = w.clone();
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = first;
        for (int trial = 0; trial < 60; trial++) {
            for (int j = 0; j < w.length; j++) {
                w[j] = start[j] + length * direction[j];
            }
            objective.gradient(w, g);
            if (!(objective.value(w) <= value + SUFFICIENT * length * slope)) {
                high = length;
            } else if (dot(g, direction) < CURVATURE * slope) {
                low = length;
            } else {
                return true;
            }
            length = high == Double.POSITIVE_INFINITY ? 2 * length : (low + high) / 2;
        }
        System.arraycopy(start, 0, w, 0, w.length);
        return false;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, -1, b);
        return difference;
    }

    private static void add(double[] a, double factor, double[] b) {
        for (int j = 0; j < a.length; j++) {
            a[j] += factor * b[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
