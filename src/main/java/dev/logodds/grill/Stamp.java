package dev.logodds.grill;

import java.time.Duration;
import java.time.Instant;

/**
 * How far an interview's time has gone, and what the wall clock said then. A clock that is set back neither gives time nor takes it:
 * time goes on from where it was.
 */
public record Stamp(Duration elapsed, Instant clock) {
    public static Stamp start(Instant now) {
        return new Stamp(Duration.ZERO, now);
    }

    /** The same at a later reading of the clock. */
    public Stamp at(Instant now) {
        Duration step = Duration.between(clock, now);
        return new Stamp(step.isNegative() ? elapsed : elapsed.plus(step), now);
    }
}
