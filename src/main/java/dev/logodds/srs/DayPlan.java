package dev.logodds.srs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the coming days ask for. What is overdue is worked off within the daily limit, and a quiet day takes its share; nothing is
 * moved, so there is nothing to flood.
 */
public record DayPlan(List<Day> days) {
    /**
     * A day of study.
     *
     * @param due what falls due on it, refreshers before an interview among them
     * @param planned what the limit lets be done of that and of what was left
     * @param left what remains for later
     */
    public record Day(LocalDate date, int due, int planned, int left) {}

    /**
     * The days from {@code today} on.
     *
     * @param overdue what is due already
     * @param due how many fall due on a day; today's are those still to come
     * @param limit reviews a day
     * @param capacity the share of the limit by weekday; absent means all of it
     */
    public static DayPlan of(
            LocalDate today,
            int count,
            int overdue,
            Map<LocalDate, Integer> due,
            int limit,
            Map<DayOfWeek, Double> capacity) {
        List<Day> days = new ArrayList<>();
        int left = overdue;
        for (int i = 0; i < count; i++) {
            LocalDate date = today.plusDays(i);
            int falling = due.getOrDefault(date, 0);
            int room = (int) Math.round(limit * capacity.getOrDefault(date.getDayOfWeek(), 1.0));
            int waiting = left + falling;
            int planned = Math.min(waiting, room);
            left = waiting - planned;
            days.add(new Day(date, falling, planned, left));
        }
        return new DayPlan(List.copyOf(days));
    }

    /** The first day at whose end nothing is left over; empty when the days do not suffice. */
    public Optional<LocalDate> caughtUp() {
        return days.stream().filter(d -> d.left() == 0).map(Day::date).findFirst();
    }

    public int busiest() {
        return days.stream().mapToInt(Day::planned).max().orElse(0);
    }
}
