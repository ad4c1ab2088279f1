/**
 * Spaced repetition by FSRS-6: pure, without a clock and without unseeded randomness; it depends on nothing else here.
 *
 * <p>{@link dev.logodds.srs.Scheduler} turns a card and an answer into the card afterwards, {@link
 * dev.logodds.srs.Replay} rebuilds a card from its log, {@link dev.logodds.srs.Optimizer} fits the parameters to a
 * learner's log. The equations are stated where they are computed, in {@code MemoryModel}; {@code Trajectory} repeats
 * them for the sake of their derivatives and is held to the same values by a test.
 */
@NullMarked
package dev.logodds.srs;

import org.jspecify.annotations.NullMarked;
