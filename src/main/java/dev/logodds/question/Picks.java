package dev.logodds.question;

import dev.logodds.formula.Outcome;
import dev.logodds.formula.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Grades what is picked, ordered or matched. */
final class Picks {
    private Picks() {}

    static Mark choice(Question.Choice choice, String answer) {
        int picked = Answer.index(answer, choice.options().size());
        if (picked < 1) return Mark.invalid("Pick one of the options.");
        Question.Option option = choice.options().get(picked - 1);
        return new Mark(
                Verdict.of(option.right() ? Outcome.CORRECT : Outcome.INCORRECT, option.mistake(), ""), List.of());
    }

    static Mark choices(Question.Choices choices, String answer) {
        Set<Integer> picked =
                new TreeSet<>(Answer.indices(answer, choices.options().size()));
        if (picked.contains(0)) return Mark.invalid("Tick options of this question.");
        List<Mark.Part> parts = new ArrayList<>();
        for (int i = 1; i <= choices.options().size(); i++) {
            Question.Option option = choices.options().get(i - 1);
            boolean ticked = picked.contains(i);
            boolean right = ticked == option.right();
            parts.add(new Mark.Part(
                    String.valueOf(i),
                    ticked ? "ticked" : "left out",
                    right ? Mark.Standing.RIGHT : Mark.Standing.WRONG,
                    right ? null : option.mistake(),
                    right ? Prose.EMPTY : option.why()));
        }
        return Mark.of(parts);
    }

    static Mark order(Question.Order order, String answer) {
        int size = order.lines().size();
        List<Integer> given = Answer.indices(answer, size);
        if (given.size() != size || given.contains(0) || Set.copyOf(given).size() != size) {
            return Mark.invalid("Give each line a place of its own, from 1 to " + size + ".");
        }
        String spelled = Answer.spelled(given);
        List<Integer> right = IntStream.rangeClosed(1, size).boxed().toList();
        if (given.equals(right) || order.also().contains(spelled)) {
            return new Mark(Verdict.of(Outcome.CORRECT, null, ""), List.of());
        }
        int first = IntStream.range(0, size)
                .filter(i -> given.get(i) != i + 1)
                .findFirst()
                .orElse(0);
        String message = first == 0
                ? "The first line is not this one yet."
                : "The first " + (first == 1 ? "line is" : first + " lines are") + " in place. What comes next is not.";
        return new Mark(Verdict.of(Outcome.INCORRECT, order.reject().get(spelled), message), List.of());
    }

    static Mark match(Question.Match match, Bindings bound, String answer) {
        List<Integer> given = Answer.indices(answer, match.partners().size());
        if (given.size() != match.left().size() || given.contains(0)) {
            return Mark.invalid("Find a partner for each of the " + match.left().size() + ".");
        }
        List<Mark.Part> parts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = String.valueOf(i + 1);
            String typed = String.valueOf(given.get(i));
            // partners that read the same are one
            String shown = match.partners().get(given.get(i) - 1).source(bound);
            boolean right =
                    shown.equals(match.partners().get(match.right().get(i)).source(bound));
            parts.add(right ? Mark.right(name, typed) : Mark.wrong(name, typed, null));
        }
        return Mark.of(parts);
    }
}
