package dev.logodds.srs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How crowded the days ahead are, so that a fuzzed interval can land on a quiet one.
 *
 * @param dueOn reviews already due on a day; must give the same answer for a preview and for the answer after it
 * @param capacity the share of a normal day's reviews that a weekday should carry, 0 (rest) to 1; absent means 1
 */
public record Workload(ToIntFunction<LocalDate> dueOn, Map<DayOfWeek, Double> capacity) {
    /** Nothing is known of the days ahead: fuzz is uniform. */
    public static final Workload NONE = new Workload(day -> 0, Map.of());

    /**
     * Checks the capacities.
     *
     * @throws IllegalArgumentException on one outside [0, 1]
     */
    public Workload {
        capacity = Map.copyOf(capacity);
        capacity.forEach((day, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(day + " can carry a share from 0 to 1 of a day, not " + share);
            }
        });
    }

    /**
     * How attractive a day is. With c/(1 + load/c)² the loads settle in proportion to the capacities: new reviews then
     * arrive in proportion to c³/load², which balances at load ∝ c.
     */
    double attraction(LocalDate day) {
        double share = capacity.getOrDefault(day.getDayOfWeek(), 1.0);
        if (share == 0) {
            return 0;
        }
        double crowding = 1 + Math.max(0, dueOn.applyAsInt(day)) / share;
        return share / (crowding * crowding);
    }
}
