package dev.logodds.srs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A moment and the day of study it belongs to: the learner's local day, which begins at a rollover hour so that a
 * session past midnight still counts for the evening. The date is settled when the moment is recorded; a later change
 * of zone or of daylight saving does not move it.
 *
 * @param at the moment
 * @param zone the learner's zone at that moment
 * @param date the day of study
 */
public record StudyDay(Instant at, ZoneId zone, LocalDate date) {
    public static final LocalTime DEFAULT_ROLLOVER = LocalTime.of(4, 0);

    /** The day of study of a moment, by the clock on the learner's wall. */
    public static StudyDay of(Instant at, ZoneId zone, LocalTime rollover) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate date = local.toLocalDate();
        return new StudyDay(at, zone, local.toLocalTime().isBefore(rollover) ? date.minusDays(1) : date);
    }

    /** Whole days since an earlier day of study; 0 when a clock or a journey has moved it behind. */
    public int daysSince(LocalDate earlier) {
        return (int) Math.clamp(ChronoUnit.DAYS.between(earlier, date), 0, Integer.MAX_VALUE);
    }

    /** The same time on the learner's wall, this many days later. */
    public Instant plusDays(int days) {
        return at.atZone(zone).plusDays(days).toInstant();
    }
}
