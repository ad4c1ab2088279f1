package dev.logodds.pack;

import dev.logodds.question.Question;
import java.util.List;

/** What must fit together across the files of a pack. */
final class Links {
    private Links() {}

    static void check(PackReader pack, List<PackProblem> problems) {
        pack.questions()
                .values()
                .forEach(q -> mistakesOf(q)
                        .filter(key -> !pack.mistakes().containsKey(key))
                        .forEach(key -> problems.add(new PackProblem(
                                q.meta().id(),
                                1,
                                1,
                                "there is no mistakes/" + key + ".md to say what " + key + " is"))));
        pack.topics()
                .values()
                .forEach(t -> java.util.stream.Stream.of(t.prerequisites(), t.related())
                        .flatMap(List::stream)
                        .filter(id -> !pack.outline().containsKey(id))
                        .forEach(id -> problems.add(
                                new PackProblem(t.id() + "/topic.md", 1, 1, "pack.yaml knows no topic '" + id + "'"))));
    }

    private static java.util.stream.Stream<String> mistakesOf(Question question) {
        return switch (question) {
            case Question.Choice c ->
                c.options().stream().map(Question.Option::mistake).filter(java.util.Objects::nonNull);
            case Question.Numeric n -> n.reject().values().stream();
            case Question.Formula f -> f.reject().values().stream();
            case Question.Card ignored -> java.util.stream.Stream.empty();
        };
    }
}
