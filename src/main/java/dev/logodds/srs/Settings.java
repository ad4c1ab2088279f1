package dev.logodds.srs;

import java.time.Duration;
import java.util.List;

/**
 * How one learner wants to be scheduled.
 *
 * @param parameters the weights; w17 and w18 are held under the limit that the relearning steps set
 * @param desiredRetention the retrievability at which a card falls due, in [0.01, 0.999]
 * @param maximumInterval in days, from 1 to 36500
 * @param learningSteps waits before a new card leaves its first day; may be empty
 * @param relearningSteps waits after a lapse; may be empty
 * @param fuzz whether intervals are spread so that cards learned together do not stay together
 */
public record Settings(
        Parameters parameters,
        double desiredRetention,
        int maximumInterval,
        List<Duration> learningSteps,
        List<Duration> relearningSteps,
        boolean fuzz) {
    public static final int LONGEST_INTERVAL = 36_500;

    private static final int MAX_STEPS = 20;
    private static final Duration DAY = Duration.ofDays(1);

    /** Retention 0.9, steps of 1 and 10 minutes, one relearning step of 10 minutes, fuzz on. */
    public static final Settings DEFAULT = new Settings(
            Parameters.DEFAULT,
            0.9,
            LONGEST_INTERVAL,
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            List.of(Duration.ofMinutes(10)),
            true);

    /**
     * Checks the ranges and holds the parameters under the limit of the relearning steps.
     *
     * @throws IllegalArgumentException on a value out of range, naming it
     */
    public Settings {
        if (!(desiredRetention >= 0.01 && desiredRetention <= 0.999)) {
            throw new IllegalArgumentException("desiredRetention: must lie in [0.01, 0.999], not " + desiredRetention);
        }
        if (maximumInterval < 1 || maximumInterval > LONGEST_INTERVAL) {
            throw new IllegalArgumentException(
                    "maximumInterval: must be 1 to " + LONGEST_INTERVAL + " days, not " + maximumInterval);
        }
        learningSteps = checked("learningSteps", learningSteps);
        relearningSteps = checked("relearningSteps", relearningSteps);
        parameters = parameters.forRelearningSteps(relearningSteps.size());
    }

    public Settings withParameters(Parameters other) {
        return new Settings(other, desiredRetention, maximumInterval, learningSteps, relearningSteps, fuzz);
    }

    public Settings withDesiredRetention(double other) {
        return new Settings(parameters, other, maximumInterval, learningSteps, relearningSteps, fuzz);
    }

    public Settings withMaximumInterval(int other) {
        return new Settings(parameters, desiredRetention, other, learningSteps, relearningSteps, fuzz);
    }

    public Settings withFuzz(boolean other) {
        return new Settings(parameters, desiredRetention, maximumInterval, learningSteps, relearningSteps, other);
    }

    private static List<Duration> checked(String name, List<Duration> steps) {
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException(name + ": at most " + MAX_STEPS + ", not " + steps.size());
        }
        for (Duration step : steps) {
            // a wait of a day or more is an interval, which the stability decides
            if (step.compareTo(Duration.ofMinutes(1)) < 0 || step.compareTo(DAY) >= 0) {
                throw new IllegalArgumentException(
                        name + ": a step must last from 1 minute to under a day, not " + step);
            }
        }
        return List.copyOf(steps);
    }
}
