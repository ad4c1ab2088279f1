package dev.logodds.question;

import dev.logodds.formula.LineResult;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is worth: the verdict, and what became of each part where there are several.
 *
 * @param parts in the order of display; empty where the answer is one piece
 */
public record Mark(Verdict verdict, List<Part> parts) {
    public Mark {
        parts = List.copyOf(parts);
    }

    /**
     * A part of an answer.
     *
     * @param name what it is called: HTML-free text, such as "the number" or "line 2"
     * @param typed what the learner gave
     * @param standing how it fared
     * @param mistake the key of the named mistake, where there is one
     * @param said what to say about it: an option's why, or nothing
     */
    public record Part(
            String name,
            String typed,
            Standing standing,
            @Nullable String mistake,
            Prose said) {
        boolean right() {
            return standing == Standing.RIGHT || standing == Standing.UNTESTED;
        }
    }

    /** How a part fared. */
    public enum Standing {
        RIGHT,
        WRONG,
        /** Wrong, but it follows from an earlier line of the learner's own. */
        FOLLOWS,
        /** Said by the learner of themselves, or holding nothing that can be tested. */
        UNTESTED
    }

    static Mark of(Verdict verdict) {
        return new Mark(verdict, verdict.lines().stream().map(Mark::line).toList());
    }

    private static Part line(LineResult line) {
        Standing standing = switch (line.status()) {
            case RIGHT, RIGHT_ON_ITS_OWN -> Standing.RIGHT;
            case FIRST_BAD, WRONG -> Standing.WRONG;
            case FOLLOWS_FROM_YOURS -> Standing.FOLLOWS;
            case NOT_CHECKED -> Standing.UNTESTED;
        };
        return new Part("line " + line.line(), line.text(), standing, null, Prose.plain(line.message()));
    }

    /** Right when every part is; else the first wrong part's mistake stands for the whole. */
    static Mark of(List<Part> parts) {
        List<Part> wrong = parts.stream().filter(p -> !p.right()).toList();
        if (wrong.isEmpty()) return new Mark(Verdict.of(Outcome.CORRECT, null, ""), parts);
        long tested =
                parts.stream().filter(p -> p.standing() != Standing.UNTESTED).count();
        String count = (tested - wrong.size()) + " of " + tested + " are right.";
        String mistake = wrong.stream()
                .map(Part::mistake)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Mark(Verdict.of(Outcome.INCORRECT, mistake, count), parts);
    }

    static Mark invalid(String message) {
        return new Mark(Verdict.of(Outcome.INVALID, null, message), List.of());
    }

    static Part right(String name, String typed) {
        return new Part(name, typed, Standing.RIGHT, null, Prose.EMPTY);
    }

    static Part wrong(String name, String typed, @Nullable String mistake) {
        return new Part(name, typed, Standing.WRONG, mistake, Prose.EMPTY);
    }
}
