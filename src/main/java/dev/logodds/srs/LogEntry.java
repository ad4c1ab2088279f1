package dev.logodds.srs;

/** A row of a card's append-only review log. */
public sealed interface LogEntry {
    /** Identifies the row within the log. */
    long id();

    /**
     * An answer.
     *
     * @param when the moment and its day of study, as settled then
     * @param scheduledDays the interval it led to; 0 when the card went to a step
     * @param version which parameters and settings scheduled it
     */
    record Answered(long id, StudyDay when, Rating rating, int scheduledDays, int version) implements LogEntry {}

    /** Takes an earlier answer back. A row like any other: nothing is ever deleted. */
    record Undone(long id, long answer) implements LogEntry {}
}
