package dev.logodds.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was read from the packs; immutable, and replaced whole when a pack changes.
 *
 * @param outline every topic of the plan in its order, id to title; those without a page yet among them
 */
public record QuestionBank(
        Map<String, String> outline,
        Map<String, Topic> topics,
        Map<String, LabPage> labs,
        Map<String, Question> questions,
        Map<String, MistakeNote> mistakes,
        Map<String, Scenario> scenarios,
        Blueprint blueprint) {

    public QuestionBank {
        outline = new LinkedHashMap<>(outline);
        topics = new LinkedHashMap<>(topics);
        labs = new LinkedHashMap<>(labs);
        questions = new LinkedHashMap<>(questions);
        mistakes = Map.copyOf(mistakes);
        scenarios = new LinkedHashMap<>(scenarios);
    }

    /** A bank with nothing in it. */
    public static QuestionBank empty() {
        return new QuestionBank(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Blueprint.NONE);
    }

    public Optional<Question> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** A question of the bank or of a scenario. */
    public Optional<Question> asked(String id) {
        return question(id)
                .or(() -> Optional.ofNullable(scenarios.get(id.substring(0, Math.max(0, id.indexOf('/')))))
                        .map(s -> s.nodes().get(id.substring(id.indexOf('/') + 1)))
                        .map(Scenario.Node::question));
    }

    /** Every question that is asked anywhere: those of the bank and those of the scenarios. */
    public Stream<Question> everything() {
        return Stream.concat(
                questions.values().stream(),
                scenarios.values().stream()
                        .flatMap(s -> s.nodes().values().stream())
                        .map(Scenario.Node::question));
    }

    public Optional<Topic> topic(String id) {
        return Optional.ofNullable(topics.get(id));
    }

    public Optional<MistakeNote> mistake(String key) {
        return Optional.ofNullable(mistakes.get(key));
    }

    /** The topic's questions in the order of their files; flash cards apart. */
    public List<Question> questionsOf(String topic) {
        return allOf(topic).stream().filter(q -> !(q instanceof Question.Card)).toList();
    }

    /** The topic's flash cards. */
    public List<Question> cardsOf(String topic) {
        return allOf(topic).stream().filter(Question.Card.class::isInstance).toList();
    }

    /** Everything of a topic that can be studied. */
    public List<Question> allOf(String topic) {
        return questions.values().stream()
                .filter(q -> q.meta().topic().equals(topic))
                .toList();
    }
}
