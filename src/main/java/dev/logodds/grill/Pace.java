package dev.logodds.grill;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How much time one has, settled before the start. */
public enum Pace {
    NORMAL("1", "Normal time", 1),
    HALF_MORE("1.5", "Time and a half", 1.5),
    DOUBLE("2", "Double time", 2),
    UNTIMED("untimed", "Untimed", Double.POSITIVE_INFINITY);

    /** Longer than any sitting; stands for no limit. */
    public static final Duration NO_LIMIT = Duration.ofDays(3650);

    private final String key;
    private final String title;
    private final double factor;

    Pace(String key, String title, double factor) {
        this.key = key;
        this.title = title;
        this.factor = factor;
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public boolean timed() {
        return this != UNTIMED;
    }

    /** {@code time} at this pace. */
    public Duration of(Duration time) {
        return timed() ? Duration.ofMillis(Math.round(time.toMillis() * factor)) : NO_LIMIT;
    }

    public static Optional<Pace> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }
}
