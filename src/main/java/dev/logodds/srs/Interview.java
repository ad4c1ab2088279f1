package dev.logodds.srs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A day on which everything is asked at once. No review is put off beyond its eve, and in the last weeks the desired
 * retention rises to {@link #PEAK}: forgetting costs more the less time there is to notice it.
 *
 * @param on the day of the interview
 */
public record Interview(LocalDate on) {
    public static final double PEAK = 0.96;
    /** Days before the interview over which the retention rises. */
    public static final int RISE = 30;
    /** In the last days each item that would not come up before the interview comes up once more. */
    public static final int WINDOW = 14;

    /** Whole days from a day of study to the interview; negative afterwards. */
    public int daysLeft(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(today, on);
    }

    /** These settings as they hold on a day before the interview; from the day itself on they are as they were. */
    public Settings settings(Settings usual, LocalDate today) {
        int left = daysLeft(today);
        if (left <= 0) return usual;
        return usual.withMaximumInterval(Math.clamp(left - 1, 1, usual.maximumInterval()))
                .withDesiredRetention(retention(usual.desiredRetention(), left));
    }

    /** Rises in a straight line over the last {@link #RISE} days, and never falls below what is usual. */
    public static double retention(double usual, int daysLeft) {
        double risen = Math.clamp(1 - (double) daysLeft / RISE, 0, 1);
        return Math.max(usual, usual + (PEAK - usual) * risen);
    }
}
