package dev.logodds.question;

import dev.logodds.formula.Context;
import dev.logodds.formula.Task;
import dev.logodds.formula.Tolerance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of questions. Adding one is a record here; the compiler then names every switch that must learn of it. */
public sealed interface Question {
    Meta meta();

    Body body();

    /** Where its numbers come from. */
    Numbers numbers();

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
    record Choice(Meta meta, Body body, Numbers numbers, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
            if (options.stream().filter(Option::right).count() != 1) {
                throw new IllegalArgumentException("exactly one option must be marked [x]");
            }
        }
    }

    /** Any number of the options are right, and every decision counts. */
    record Choices(Meta meta, Body body, Numbers numbers, List<Option> options) implements Question {
        public Choices {
            options = List.copyOf(options);
            if (options.size() < 2) throw new IllegalArgumentException("at least two options are needed");
        }
    }

    /**
     * An option of a choice.
     *
     * @param why shown when it was picked, or decided wrongly
     * @param mistake the key of the misconception behind a wrong decision
     */
    record Option(
            Prose text, Prose why, boolean right, @Nullable String mistake) {}

    /**
     * A number that the engine computes.
     *
     * @param answer an expression over the question's names
     * @param reject expressions that a known misconception leads to, with its key
     */
    record Numeric(
            Meta meta,
            Body body,
            Numbers numbers,
            String answer,
            Tolerance tolerance,
            String unit,
            Map<String, String> reject)
            implements Question {
        public Numeric {
            reject = new LinkedHashMap<>(reject);
        }
    }

    /**
     * A vector or a matrix of numbers, one box an entry.
     *
     * @param entries names of the rows, or empty
     * @param answer an expression; {@code reject} as for {@link Numeric}
     */
    record Matrix(
            Meta meta,
            Body body,
            Numbers numbers,
            List<String> entries,
            String answer,
            Tolerance tolerance,
            Map<String, String> reject)
            implements Question {
        public Matrix {
            entries = List.copyOf(entries);
            reject = new LinkedHashMap<>(reject);
        }
    }

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
            Numbers numbers,
            Context context,
            Task task,
            String loss,
            List<String> accept,
            Map<String, String> reject)
            implements Question {
        public Formula {
            accept = List.copyOf(accept);
            reject = new LinkedHashMap<>(reject);
        }
    }

    /** A derivation, line by line. */
    record Derivation(
            Meta meta,
            Body body,
            Numbers numbers,
            Context context,
            Task.Derivation task,
            String loss,
            List<String> accept,
            List<Wrong> reject)
            implements Question {
        public Derivation {
            accept = List.copyOf(accept);
            reject = List.copyOf(reject);
        }
    }

    /**
     * A derivation that goes wrong.
     *
     * @param line the first bad line, from 1; 0 when every line holds but something required is not reached
     */
    record Wrong(String lines, int line, @Nullable String mistake) {}

    /**
     * A coefficient's meaning as a sentence of parts.
     *
     * @param reading what the sentence is about
     */
    record Interpretation(Meta meta, Body body, Numbers numbers, Reading reading, Tolerance tolerance)
            implements Question {}

    /**
     * What a coefficient says.
     *
     * @param coefficient an expression: the change of the log-odds for one unit
     * @param step an expression: how many units more
     * @param baseline an expression: the probability to start from
     * @param change what is done to the feature, where "so many units more" does not say it; may be empty
     * @param others whether other features are to be held fixed
     */
    record Reading(
            String coefficient,
            String step,
            String baseline,
            Prose feature,
            Prose unit,
            Prose change,
            Prose event,
            boolean others) {}

    /**
     * Lines to be put in order.
     *
     * @param lines in the right order
     * @param also other right orders, as lists of the lines' numbers from 1
     * @param reject wrong orders that have a name
     */
    record Order(
            Meta meta, Body body, Numbers numbers, List<Prose> lines, List<String> also, Map<String, String> reject)
            implements Question {
        public Order {
            lines = List.copyOf(lines);
            also = List.copyOf(also);
            reject = Map.copyOf(reject);
            if (lines.size() < 3 || lines.size() > 9) {
                throw new IllegalArgumentException("3 to 9 lines can be put in order, not " + lines.size());
            }
        }
    }

    /**
     * Partners to be found.
     *
     * @param left what is to be matched
     * @param right for each of them, the index of its partner
     * @param partners all partners, those too many among them
     */
    record Match(Meta meta, Body body, Numbers numbers, List<Prose> left, List<Integer> right, List<Prose> partners)
            implements Question {
        public Match {
            left = List.copyOf(left);
            right = List.copyOf(right);
            partners = List.copyOf(partners);
            if (left.size() < 2 || left.size() > 9) {
                throw new IllegalArgumentException("2 to 9 pairs can be matched, not " + left.size());
            }
        }
    }

    /**
     * A text with gaps.
     *
     * @param text holds {@code [[name]]} for each gap
     * @param gaps in the order in which the text names them
     */
    record Cloze(Meta meta, Body body, Numbers numbers, Prose text, List<Gap> gaps, Context context)
            implements Question {
        public Cloze {
            gaps = List.copyOf(gaps);
            if (gaps.isEmpty()) throw new IllegalArgumentException("the text has no gap");
        }
    }

    /**
     * An answer in words.
     *
     * @param words at most so many; 0 for no limit
     * @param points what the answer should make
     * @param traps the key of each trap, with the phrases that fall into it
     */
    record Open(
            Meta meta, Body body, Numbers numbers, int words, List<KeyPoint> points, Map<String, List<String>> traps)
            implements Question {
        public Open {
            points = List.copyOf(points);
            traps = new LinkedHashMap<>(traps);
            if (points.size() < 2 || points.size() > 7) {
                throw new IllegalArgumentException("2 to 7 key points are needed, not " + points.size());
            }
        }
    }

    /**
     * Something that a good answer says.
     *
     * @param essential must be there
     * @param probe tests whether it is understood, not only ticked; null for a bonus
     */
    record KeyPoint(Prose text, boolean essential, @Nullable Probe probe) {}

    /** A small objective question; exactly one option is right. */
    record Probe(Prose question, List<Option> options) {
        public Probe {
            options = List.copyOf(options);
            if (options.stream().filter(Option::right).count() != 1) {
                throw new IllegalArgumentException("exactly one option of a probe must be marked [x]");
            }
        }

        /** The right option, from 1. */
        public int right() {
            for (int i = 0; i < options.size(); i++) if (options.get(i).right()) return i + 1;
            throw new IllegalStateException();
        }
    }

    /** A flash card: the prompt is its front, the solution its back. The learner rates themselves. */
    record Card(Meta meta, Body body, Numbers numbers) implements Question {}

    /** The kind as authors write it. */
    default String kind() {
        return switch (this) {
            case Choice ignored -> "choice";
            case Choices ignored -> "choices";
            case Numeric ignored -> "number";
            case Matrix ignored -> "matrix";
            case Formula ignored -> "formula";
            case Derivation ignored -> "derivation";
            case Interpretation ignored -> "interpretation";
            case Order ignored -> "order";
            case Match ignored -> "match";
            case Cloze ignored -> "cloze";
            case Open ignored -> "open";
            case Card ignored -> "card";
        };
    }

    /** Whether a right answer was verified by the engine, not picked from what was shown or judged by the learner. */
    default boolean verified() {
        return switch (this) {
            case Numeric ignored -> true;
            case Matrix ignored -> true;
            case Formula ignored -> true;
            case Derivation ignored -> true;
            case Interpretation ignored -> true;
            case Cloze ignored -> true;
            case Choice ignored -> false;
            case Choices ignored -> false;
            case Order ignored -> false;
            case Match ignored -> false;
            case Open ignored -> false;
            case Card ignored -> false;
        };
    }
}
