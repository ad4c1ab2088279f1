package dev.logodds.srs;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Rebuilds a card from its log. The log is the truth and the card a cache of it.
 *
 * <p>Undone answers count as never given. New parameters restate the memory of the whole past but move no due date: so
 * a row with another version than the row before it begins from the memory that its own version gives to that past.
 *
 * @param schedulers the scheduler of a version
 */
public record Replay(IntFunction<Scheduler> schedulers) {
    /**
     * The card after these rows, in the order in which they were appended.
     *
     * @param introduced when the card asked to be seen for the first time
     * @param version the version the card is to be stated in, usually the learner's current one
     * @throws IllegalArgumentException when a row takes back an answer that is not there
     */
    public CardState card(Instant introduced, List<LogEntry> log, int version, long cardSeed) {
        List<LogEntry.Answered> answers = standing(log);
        CardState card = CardState.unseen(introduced);
        int stated = version;
        for (int i = 0; i < answers.size(); i++) {
            LogEntry.Answered answer = answers.get(i);
            if (i > 0 && answer.version() != stated) {
                card = restated(card, answers.subList(0, i), answer.version());
            }
            stated = answer.version();
            card = schedulers
                    .apply(stated)
                    .review(card, answer.rating(), answer.when(), cardSeed, answer.scheduledDays())
                    .after();
        }
        return stated == version ? card : restated(card, answers, version);
    }

    /** The answers that were not taken back. */
    public static List<LogEntry.Answered> standing(List<LogEntry> log) {
        Set<Long> answers = new HashSet<>();
        Set<Long> undone = new HashSet<>();
        for (LogEntry entry : log) {
            switch (entry) {
                case LogEntry.Answered answered -> answers.add(answered.id());
                case LogEntry.Undone undo -> {
                    if (!answers.contains(undo.answer())) {
                        throw new IllegalArgumentException("row " + undo.id() + " takes back answer " + undo.answer()
                                + ", which is not before it");
                    }
                    undone.add(undo.answer());
                }
            }
        }
        return log.stream()
                .filter(LogEntry.Answered.class::isInstance)
                .map(LogEntry.Answered.class::cast)
                .filter(answer -> !undone.contains(answer.id()))
                .toList();
    }

    /** The same card and due date with the memory that another version gives to these answers. */
    private CardState restated(CardState card, List<LogEntry.Answered> answers, int version) {
        Scheduler scheduler = schedulers.apply(version);
        CardState past = CardState.unseen(card.due());
        for (LogEntry.Answered answer : answers) {
            past = past.remembered(scheduler.memory(past, answer.rating(), answer.when()), answer.when());
        }
        return new CardState(
                card.state(),
                card.step(),
                past.stability(),
                past.difficulty(),
                card.due(),
                card.lastReview(),
                card.lastDay(),
                card.reps(),
                card.lapses());
    }
}
