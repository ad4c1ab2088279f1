package dev.logodds.srs;

import java.time.LocalDate;

/**
 * The days around an interval on which a review may as well fall; spreading reviews over them keeps cards that were
 * learned together from coming back together.
 *
 * @param first the shortest interval allowed, in days
 * @param last the longest, not below the first
 */
record Fuzz(int first, int last) {
    private static final double SHORTEST_FUZZED = 2.5;

    /**
     * The range around an interval: one day, and 15 % of what lies between 2.5 and 7 days, 10 % of what lies up to 20
     * and 5 % of the rest.
     *
     * @param elapsed days since the last review; an interval that grew stays longer than this
     */
    static Fuzz around(int interval, int elapsed, int maximum) {
        if (interval < SHORTEST_FUZZED) {
            return new Fuzz(interval, interval);
        }
        double delta = 1
                + 0.15 * part(interval, SHORTEST_FUZZED, 7)
                + 0.10 * part(interval, 7, 20)
                + 0.05 * part(interval, 20, Double.POSITIVE_INFINITY);
        int last = (int) Math.min(Math.round(interval + delta), maximum);
        int first = (int) Math.max(2, Math.round(interval - delta));
        if (interval > elapsed) {
            first = Math.max(first, elapsed + 1);
        }
        return new Fuzz(Math.min(first, last), last);
    }

    private static double part(double interval, double start, double end) {
        return Math.max(0, Math.min(interval, end) - start);
    }

    /** The day that a draw u in [0, 1) picks, in proportion to how attractive the days are; uniform if none is. */
    int pick(double u, LocalDate today, Workload workload) {
        int days = last - first + 1;
        if (workload.equals(Workload.NONE)) {
            return first + (int) (u * days); // what the weights below amount to
        }
        double[] upTo = new double[days];
        double total = 0;
        for (int i = 0; i < days; i++) {
            total += workload.attraction(today.plusDays(first + i));
            upTo[i] = total;
        }
        if (total == 0) {
            return first + (int) (u * days);
        }
        int i = 0;
        while (i < days - 1 && upTo[i] <= u * total) {
            i++;
        }
        return first + i;
    }

    /**
     * A draw in [0, 1) that depends on nothing but the card and how often it was answered, so that a preview and the
     * answer after it agree. The mixing is SplitMix64's (Steele, Lea and Flood 2014).
     */
    static double draw(long cardSeed, int reps) {
        long z = cardSeed + (reps + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
