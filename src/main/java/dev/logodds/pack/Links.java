package dev.logodds.pack;

import dev.logodds.question.Blueprint;
import dev.logodds.question.Interpreting;
import dev.logodds.question.Question;
import dev.logodds.question.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What must fit together across the files of a pack. */
final class Links {
    private Links() {}

    static void check(PackReader pack, List<PackProblem> problems) {
        Stream.concat(
                        pack.questions().values().stream(),
                        pack.scenarios().values().stream()
                                .flatMap(s -> s.nodes().values().stream())
                                .map(Scenario.Node::question))
                .forEach(q -> mistakesOf(q)
                        .filter(key -> !pack.mistakes().containsKey(key))
                        .distinct()
                        .forEach(key -> problems.add(pack.places()
                                .of(q.meta().id(), "")
                                .problem("there is no mistakes/" + key + ".md to say what " + key + " is"))));
        pack.topics()
                .values()
                .forEach(t -> Stream.of(t.prerequisites(), t.related())
                        .flatMap(List::stream)
                        .filter(id -> !pack.outline().containsKey(id))
                        .forEach(id -> problems.add(
                                new PackProblem(t.id() + "/topic.md", 1, 1, "pack.yaml knows no topic '" + id + "'"))));
        for (int i = 1; i <= pack.cells().size(); i++) cell(pack, pack.cells().get(i - 1), "blueprint " + i, problems);
    }

    private static void cell(PackReader pack, Blueprint.Cell cell, String id, List<PackProblem> problems) {
        Places.Place place = pack.places().of(id, "");
        if (!pack.outline().containsKey(cell.topic()))
            problems.add(place.problem("pack.yaml knows no topic '" + cell.topic() + "'"));
        for (String item : cell.items()) {
            Question question = pack.questions().get(item);
            if (question == null) problems.add(place.problem("there is no question " + item));
            else if (question instanceof Question.Card)
                problems.add(place.problem(item + " is a flash card; the learner's own rating can't be counted"));
        }
    }

    private static Stream<String> mistakesOf(Question question) {
        return switch (question) {
            case Question.Choice q -> mistakesOf(q.options());
            case Question.Choices q -> mistakesOf(q.options());
            case Question.Numeric q -> q.reject().values().stream();
            case Question.Matrix q -> q.reject().values().stream();
            case Question.Formula q -> q.reject().values().stream();
            case Question.Derivation q ->
                q.reject().stream().map(Question.Wrong::mistake).filter(Objects::nonNull);
            case Question.Interpretation ignored -> Interpreting.misreadings().stream();
            case Question.Order q -> q.reject().values().stream();
            case Question.Match ignored -> Stream.empty();
            case Question.Cloze q -> q.gaps().stream().flatMap(g -> g.reject().values().stream());
            case Question.Open q ->
                Stream.concat(q.traps().keySet().stream(), Stream.of("OVER_CLAIMED", "POINT_LEFT_OUT"));
            case Question.Card ignored -> Stream.empty();
        };
    }

    private static Stream<String> mistakesOf(List<Question.Option> options) {
        return options.stream().map(Question.Option::mistake).filter(Objects::nonNull);
    }
}
