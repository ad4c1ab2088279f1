package dev.logodds.question;

import dev.logodds.formula.Expressions;
import dev.logodds.formula.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the names in a question's texts and expressions stand for.
 *
 * @param numbers numbers, columns and matrices that were drawn, fitted or derived
 * @param words words that were drawn
 */
public record Bindings(Map<String, Tensor> numbers, Map<String, String> words) {
    /** No names. */
    public static final Bindings NONE = new Bindings(Map.of(), Map.of());

    public Bindings {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
    }

    /** The value of an expression over the names; an {@link IllegalArgumentException} says what is wrong with it. */
    public Tensor value(String expression) {
        return Expressions.evaluate(expression, numbers);
    }

    /** The value of an expression that must be a single number. */
    public double number(String expression) {
        return Expressions.scalar(expression, numbers);
    }

    Bindings with(String name, Tensor value) {
        Map<String, Tensor> more = new LinkedHashMap<>(numbers);
        if (more.put(name, value) != null || words.containsKey(name)) {
            throw new IllegalArgumentException("the name '" + name + "' is bound twice");
        }
        return new Bindings(more, words);
    }

    Bindings with(String name, String word) {
        Map<String, String> more = new LinkedHashMap<>(words);
        if (more.put(name, word) != null || numbers.containsKey(name)) {
            throw new IllegalArgumentException("the name '" + name + "' is bound twice");
        }
        return new Bindings(numbers, more);
    }
}
