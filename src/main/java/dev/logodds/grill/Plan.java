package dev.logodds.grill;

import java.time.Duration;
import java.util.List;

/**
 * What is asked, settled when an interview begins.
 *
 * @param scenario the scenario's id, or ""
 * @param slots the questions in their order; of a scenario, all that may come
 * @param sections the parts of a scenario; else none
 */
public record Plan(Format format, Pace pace, String scenario, List<Slot> slots, List<Section> sections) {
    public Plan {
        slots = List.copyOf(slots);
        sections = List.copyOf(sections);
        if (slots.isEmpty()) throw new IllegalArgumentException("there is no question to ask");
    }

    /**
     * A part of a scenario.
     *
     * @param time what it should take at this pace; past it no follow-up is asked
     * @param first the place of its first question
     */
    public record Section(String name, Duration time, int first) {}

    /** Whether the way through the questions depends on the answers. */
    public boolean branches() {
        return !sections.isEmpty();
    }

    /** The time for the whole interview; less where there are fewer questions than the format asks. */
    public Duration time() {
        if (format.eachTimed()) return pace.of(format.time().multipliedBy(slots.size()));
        if (branches() || slots.size() >= format.questions()) return pace.of(format.time());
        return pace.of(format.time().multipliedBy(slots.size()).dividedBy(format.questions()));
    }

    /** The time for one question; the whole time where questions have no clock of their own. */
    public Duration each() {
        return pace.of(format.time());
    }
}
