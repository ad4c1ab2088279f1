package dev.logodds.srs;

import java.util.OptionalDouble;

/**
 * What one answer does to a card.
 *
 * @param rating the answer
 * @param before the card as it was
 * @param after the card as it is now
 * @param elapsedDays whole days since the review before, 0 for the first
 * @param retrievabilityBefore the chance of recall just before the answer; empty for the first
 * @param scheduledDays the interval; 0 while the card waits on a step
 * @param scheduledMinutes the same wait in minutes (1440 a day)
 */
public record Outcome(
        Rating rating,
        CardState before,
        CardState after,
        int elapsedDays,
        OptionalDouble retrievabilityBefore,
        int scheduledDays,
        long scheduledMinutes) {}
