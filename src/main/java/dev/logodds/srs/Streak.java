package dev.logodds.srs;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days of study in a row. Seven studied days earn a freeze, two can be held, and a missed day uses one up: an evening off does
 * not undo a month.
 *
 * @param days studied days in the current run; missed days that a freeze bridged do not count
 * @param freezes still held
 * @param studiedToday whether today counts already; until midnight it is not missed either
 */
public record Streak(int days, int freezes, boolean studiedToday) {
    private static final int EARNED_EVERY = 7;
    private static final int MOST_HELD = 2;

    public static Streak of(Set<LocalDate> studied, LocalDate today) {
        LocalDate first = studied.stream().min(LocalDate::compareTo).orElse(today);
        int days = 0;
        int freezes = 0;
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            if (studied.contains(day)) {
                days++;
                if (days % EARNED_EVERY == 0) freezes = Math.min(MOST_HELD, freezes + 1);
            } else if (freezes > 0) {
                freezes--;
            } else {
                days = 0;
            }
        }
        boolean now = studied.contains(today);
        if (now) days++;
        if (now && days % EARNED_EVERY == 0) freezes = Math.min(MOST_HELD, freezes + 1);
        return new Streak(days, freezes, now);
    }
}
