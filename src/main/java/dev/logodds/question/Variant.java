package dev.logodds.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A question with its numbers drawn and its parts in an order. The same seed makes the same variant, so the seed in an address
 * brings back the very question.
 *
 * @param bindings what the question's names stand for
 * @param order where parts are shuffled, the author's indices in the order of display
 */
public record Variant(Question question, long seed, Bindings bindings, List<Integer> order) {

    public static Variant of(Question question, long seed) {
        String id = question.meta().id();
        List<Integer> order = shuffled(shuffles(question), id, seed);
        // lines that are to be put in order must not lie in order
        if (question instanceof Question.Order && isSorted(order)) Collections.rotate(order, 1);
        return new Variant(question, seed, question.numbers().draw(id, seed), List.copyOf(order));
    }

    /** How many parts are shown in an order of chance. */
    private static int shuffles(Question question) {
        return switch (question) {
            case Question.Choice choice -> choice.options().size();
            case Question.Choices choices -> choices.options().size();
            case Question.Order order -> order.lines().size();
            case Question.Match match -> match.partners().size();
            case Question.Numeric ignored -> 0;
            case Question.Matrix ignored -> 0;
            case Question.Formula ignored -> 0;
            case Question.Derivation ignored -> 0;
            case Question.Interpretation ignored -> 0;
            case Question.Cloze ignored -> 0;
            case Question.Open ignored -> 0;
            case Question.Card ignored -> 0;
        };
    }

    private static List<Integer> shuffled(int size, String id, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Random random = new Random(31L * id.hashCode() + seed);
        Collections.shuffle(order, random);
        return order;
    }

    private static boolean isSorted(List<Integer> order) {
        return order.stream().sorted().toList().equals(order);
    }

    public String html(Prose prose) {
        return prose.html(bindings);
    }
}
