package dev.logodds.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A question with its numbers drawn and its options in an order. The same seed makes the same variant, so the seed in an address
 * brings back the very question.
 *
 * @param values the drawn numbers by name
 * @param order for a choice, the author's indices in the order of display
 */
public record Variant(Question question, long seed, Map<String, Double> values, List<Integer> order) {

    public static Variant of(Question question, long seed) {
        return switch (question) {
            case Question.Choice choice -> new Variant(choice, seed, Map.of(), shuffled(choice, seed));
            case Question.Numeric number ->
                new Variant(number, seed, number.vary().draw(number.meta().id(), seed), List.of());
            case Question.Formula formula -> new Variant(formula, seed, Map.of(), List.of());
            case Question.Card card -> new Variant(card, seed, Map.of(), List.of());
        };
    }

    private static List<Integer> shuffled(Question.Choice choice, long seed) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, choice.options().size()).boxed().toList());
        Collections.shuffle(order, new Random(31L * choice.meta().id().hashCode() + seed));
        return order;
    }

    public String html(Prose prose) {
        return prose.html(values);
    }
}
