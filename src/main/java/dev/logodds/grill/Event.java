package dev.logodds.grill;

import dev.logodds.question.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens in an interview. {@code at} is the time since its start; {@code position} counts the questions asked, from 0. */
public sealed interface Event {
    Duration at();

    /** What stands in the box just now. */
    record Drafted(Duration at, int position, String text) implements Event {}

    /**
     * The answer to the question on the table.
     *
     * @param edge how the interviewer hears it; decides the next question of a scenario
     */
    record Answered(Duration at, int position, String text, Scenario.Edge edge) implements Event {}

    /** The question is left for now, or for good where one can't return. */
    record Skipped(Duration at, int position) implements Event {}

    /** A question is marked to be looked at again, or no longer. */
    record Flagged(Duration at, int position, boolean on) implements Event {}

    /** Another question is taken up. */
    record Moved(Duration at, int position) implements Event {}

    record HandedIn(Duration at) implements Event {}

    /**
     * Afterwards: what the learner says that an answer in words holds.
     *
     * @param spans for each key point the clause that makes it, from 1; 0 where none does
     * @param probes the option picked for each essential point, from 1
     * @param sure for each essential point, how sure the learner is of the option, in per cent
     * @param kept the traps that the learner stands by
     */
    record Compared(
            Duration at, int position, List<Integer> spans, List<Integer> probes, List<Integer> sure, List<String> kept)
            implements Event {
        public Compared {
            spans = List.copyOf(spans);
            probes = List.copyOf(probes);
            sure = List.copyOf(sure);
            kept = List.copyOf(kept);
        }
    }

    /** Afterwards: what the learner gives themselves, 0 to 4, on the axes that no engine can judge. */
    record Assessed(Duration at, Map<Axis, Integer> marks) implements Event {
        public Assessed {
            marks = Map.copyOf(marks);
        }
    }

    /** Nothing more is to be compared; the report stands. */
    record Closed(Duration at) implements Event {}
}
