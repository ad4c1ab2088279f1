package dev.logodds.srs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One card's answers, oldest first: what the optimiser learns from.
 *
 * @param answers in the order they were given
 */
public record History(List<Answer> answers) {
    /**
     * One answer.
     *
     * @param at when; decides what counts as training and what as held out
     * @param elapsedDays whole days of study since the answer before; 0 for the first
     */
    public record Answer(Instant at, int elapsedDays, Rating rating) {
        /** @throws IllegalArgumentException when the days are negative */
        public Answer {
            if (elapsedDays < 0) {
                throw new IllegalArgumentException("elapsed days cannot be negative: " + elapsedDays);
            }
        }
    }

    public History {
        answers = List.copyOf(answers);
    }

    /** The history that a card's log tells, without the answers taken back. */
    public static History of(List<LogEntry> log) {
        List<Answer> answers = new ArrayList<>();
        LocalDate before = null;
        for (LogEntry.Answered answer : Replay.standing(log)) {
            int elapsed = before == null ? 0 : answer.when().daysSince(before);
            answers.add(new Answer(answer.when().at(), elapsed, answer.rating()));
            before = answer.when().date();
        }
        return new History(answers);
    }
}
