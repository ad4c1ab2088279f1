/** Spaced repetition by FSRS-6: pure, without a clock and without unseeded randomness. */
@NullMarked
package dev.logodds.srs;

import org.jspecify.annotations.NullMarked;
