package dev.logodds.fit;

import java.util.List;

/**
 * The way an optimiser went: the start, the points it was asked to keep, and the end.
 *
 * @param steps the kept points in order; the first is the start, the last is where it stopped
 * @param iterations steps taken
 * @param stop why no more were taken
 */
public record Trace(List<Step> steps, int iterations, Stop stop) {
    /** One point of the way; {@code iteration} 0 is the start. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Step(int iteration, double[] point, double value) {}

    public Trace {
        steps = List.copyOf(steps);
    }

    public double[] point() {
        return steps.getLast().point();
    }

    public double value() {
        return steps.getLast().value();
    }

    /** The kept point of that iteration. */
    public Step at(int iteration) {
        return steps.stream()
                .filter(step -> step.iteration() == iteration)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("iteration " + iteration + " was not kept"));
    }
}
