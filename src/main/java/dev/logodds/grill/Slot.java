package dev.logodds.grill;

import dev.logodds.question.Scenario;
import java.util.Map;

/**
 * A question that may be asked, with its numbers settled.
 *
 * @param item the question's id
 * @param revision of the question when the interview began
 * @param seed of its numbers
 * @param seconds what it should take
 * @param cold nothing of it was revealed to the learner in the day before
 * @param next where each way of answering leads, as places in the plan; empty outside a scenario
 */
public record Slot(String item, int revision, long seed, int seconds, boolean cold, Map<Scenario.Edge, Integer> next) {
    public Slot {
        next = Map.copyOf(next);
    }
}
