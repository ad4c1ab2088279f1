package dev.logodds.grill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done with one question.
 *
 * @param text what stands in the box, or stood there at the end
 * @param answered it was given as an answer; a text without that is a draft, which counts all the same when time is up
 * @param spent time on it
 * @param lines when each of its lines was begun, since the question was first on the table
 * @param compared what was said of an answer in words afterwards
 */
public record Reply(
        String text,
        boolean answered,
        boolean skipped,
        boolean flagged,
        Duration spent,
        List<Duration> lines,
        Event.@Nullable Compared compared) {
    static final Reply NONE = new Reply("", false, false, false, Duration.ZERO, List.of(), null);

    public Reply {
        lines = List.copyOf(lines);
    }

    Reply written(String now, boolean asAnswer) {
        return new Reply(now, asAnswer || answered, false, flagged, spent, begun(now), compared);
    }

    private List<Duration> begun(String now) {
        long count = now.lines().filter(l -> !l.isBlank()).count();
        List<Duration> all = new ArrayList<>(lines);
        while (all.size() < count) all.add(spent);
        return all;
    }

    Reply skip() {
        return new Reply(text, answered, true, flagged, spent, lines, compared);
    }

    Reply flag(boolean on) {
        return new Reply(text, answered, skipped, on, spent, lines, compared);
    }

    Reply longer(Duration more) {
        return new Reply(text, answered, skipped, flagged, spent.plus(more), lines, compared);
    }

    Reply compare(Event.Compared with) {
        return new Reply(text, answered, skipped, flagged, spent, lines, with);
    }

    /** Whether there is anything to judge: a text, or the answer that nothing is to be ticked. */
    public boolean given() {
        return answered || !text.isBlank();
    }
}
