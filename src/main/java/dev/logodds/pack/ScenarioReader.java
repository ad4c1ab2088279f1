package dev.logodds.pack;

import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the folder of a scenario: the plan of the conversation in {@code scenario.md}, and a question in each file beside it. */
final class ScenarioReader {
    private static final int MINUTES = 45;
    private static final int DEPTH = 3;
    private static final int LONGEST = 12;

    /** Reads a node's file as a question of a topic. */
    interface Nodes {
        Optional<Question> read(Page page, String topic);
    }

    private final String id;
    private final Page page;
    private final Yaml front;
    private final Map<String, Page> pages;
    private final Nodes questions;
    private final Function<String, Prose> sections;

    ScenarioReader(String id, Page page, Map<String, Page> pages, Nodes questions, Function<String, Prose> sections) {
        this.id = id;
        this.page = page;
        this.front = page.front();
        this.pages = pages;
        this.questions = questions;
        this.sections = sections;
    }

    Scenario read(Set<String> topics) {
        front.keys(Set.of("id", "title", "summary", "level", "sections", "nodes"));
        if (!front.text("id").equals(id)) front.problem("the scenario's id must be its folder's name, " + id);
        Map<String, Scenario.Node> nodes = nodes(topics);
        Scenario scenario = new Scenario(
                id,
                front.text("title"),
                front.text("summary"),
                front.integer("level", 2),
                sections.apply("Brief"),
                sections.apply("Debrief"),
                plan(nodes),
                nodes);
        shape(scenario);
        return scenario;
    }

    private Map<String, Scenario.Node> nodes(Set<String> topics) {
        Map<String, Scenario.Node> nodes = new LinkedHashMap<>();
        Map<String, Yaml> declared = front.get("nodes").map(Yaml::entries).orElse(Map.of());
        declared.forEach((name, yaml) -> {
            yaml.keys(Set.of("topic", "verified", "partial", "trap"));
            String topic = yaml.text("topic");
            if (!topics.contains(topic)) yaml.problem("pack.yaml knows no topic '" + topic + "'");
            Page file = pages.get(name);
            if (file == null) {
                yaml.problem("there is no file " + name + ".md beside the scenario");
                return;
            }
            Map<Scenario.Edge, String> next = edges(yaml, declared.keySet());
            questions.read(file, topic).ifPresent(question -> {
                if (question instanceof Question.Card) yaml.problem(name + " is a flash card; nobody asks those aloud");
                if (question instanceof Question.Open && next.containsKey(Scenario.Edge.VERIFIED))
                    yaml.problem("an answer in words is not verified on the spot: " + name + " has partial and trap");
                nodes.put(name, new Scenario.Node(question, next));
            });
        });
        pages.forEach((name, file) -> {
            if (!declared.containsKey(name)) file.problems().add(1, 1, "scenario.md names no node " + name);
        });
        return nodes;
    }

    private static Map<Scenario.Edge, String> edges(Yaml yaml, Set<String> names) {
        Map<Scenario.Edge, String> next = new EnumMap<>(Scenario.Edge.class);
        for (Scenario.Edge edge : Scenario.Edge.values()) {
            yaml.get(edge.key()).ifPresent(to -> {
                if (!names.contains(to.text())) to.problem("there is no node '" + to.text() + "'");
                next.put(edge, to.text());
            });
        }
        return next;
    }

    private List<Scenario.Section> plan(Map<String, Scenario.Node> nodes) {
        List<Scenario.Section> plan = new ArrayList<>();
        front.get("sections")
                .ifPresent(all -> all.entries().forEach((name, yaml) -> {
                    yaml.keys(Set.of("minutes", "first"));
                    if (!nodes.containsKey(yaml.text("first")))
                        yaml.problem("there is no node '" + yaml.text("first") + "'");
                    plan.add(new Scenario.Section(name, yaml.integer("minutes", 0), yaml.text("first")));
                }));
        List<String> names = plan.stream().map(Scenario.Section::name).toList();
        if (!names.equals(Scenario.Section.NAMES))
            front.problem("the sections are " + String.join(", ", Scenario.Section.NAMES) + ", in this order");
        int minutes = plan.stream().mapToInt(Scenario.Section::minutes).sum();
        if (minutes != MINUTES) front.problem("the sections take " + minutes + " minutes together, not " + MINUTES);
        return plan;
    }

    /** Every node is reached, none follows itself, and one chain at least goes deep enough to be a conversation. */
    private void shape(Scenario scenario) {
        Set<String> reached = new HashSet<>();
        int deepest = 0;
        for (Scenario.Section section : scenario.sections()) {
            deepest = Math.max(deepest, depth(scenario, section.first(), new ArrayList<>(), reached));
        }
        String lost = scenario.nodes().keySet().stream()
                .filter(n -> !reached.contains(n))
                .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) front.problem("no answer leads to " + lost);
        if (deepest < DEPTH)
            front.problem("the follow-ups are " + deepest + " questions deep; " + DEPTH + " are needed");
    }

    private int depth(Scenario scenario, String node, List<String> path, Set<String> reached) {
        if (path.contains(node)) {
            front.problem("the questions go round in a circle: " + String.join(", ", path) + ", " + node);
            return 0;
        }
        if (path.size() >= LONGEST) {
            front.problem("more than " + LONGEST + " questions follow on each other");
            return 0;
        }
        if (!scenario.nodes().containsKey(node)) return 0;
        reached.add(node);
        List<String> here = Stream.concat(path.stream(), Stream.of(node)).toList();
        return 1
                + scenario.nodes().get(node).next().values().stream()
                        .distinct()
                        .mapToInt(next -> depth(scenario, next, here, reached))
                        .max()
                        .orElse(0);
    }
}
