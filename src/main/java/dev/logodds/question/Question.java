package dev.logodds.question;

import dev.logodds.formula.Context;
import dev.logodds.formula.Task;
import dev.logodds.formula.Tolerance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of questions. Adding one is a record here; the compiler then names every switch that must learn of it. */
public sealed interface Question {
    Meta meta();

    Body body();

    /**
     * The texts that every question has.
     *
     * @param prompt what is asked
     * @param hint asked for by the learner; it is noted
     * @param solution shown after a right answer, or when the learner gives up
     * @param followUp where an interviewer would go on
     */
    record Body(Prose prompt, Prose hint, Prose solution, Prose followUp) {}

    /**
     * One of several options is right.
     *
     * @param options in the author's order; a variant shuffles them
     */
    record Choice(Meta meta, Body body, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
            if (options.stream().filter(Option::right).count() != 1) {
                throw new IllegalArgumentException("exactly one option must be marked [x]");
            }
        }
    }

    /**
     * An option of a choice.
     *
     * @param why shown when it was picked
     * @param mistake the key of the misconception behind a wrong option
     */
    record Option(
            Prose text, Prose why, boolean right, @Nullable String mistake) {}

    /**
     * A number that the engine computes.
     *
     * @param answer an expression over the drawn names
     * @param reject expressions that a known misconception leads to, with its key
     */
    record Numeric(
            Meta meta,
            Body body,
            Vary vary,
            String answer,
            Tolerance tolerance,
            String unit,
            Map<String, String> reject)
            implements Question {}

    /**
     * A formula in LaTeX, NumPy or plain notation.
     *
     * @param loss LaTeX of the stated loss, printed beside the box with its 1/n and ½; empty when there is none
     * @param accept answers that are right, in the author's word; the checker must agree
     * @param reject answers that are wrong, with the mistake that the checker must name
     */
    record Formula(
            Meta meta,
            Body body,
            Context context,
            Task task,
            String loss,
            List<String> accept,
            Map<String, String> reject)
            implements Question {}

    /** A flash card: the prompt is its front, the solution its back. The learner rates themselves. */
    record Card(Meta meta, Body body) implements Question {}

    /** The kind as authors write it. */
    default String kind() {
        return switch (this) {
            case Choice ignored -> "choice";
            case Numeric ignored -> "number";
            case Formula ignored -> "formula";
            case Card ignored -> "card";
        };
    }
}
