package dev.logodds.pack;

import dev.logodds.formula.Context;
import dev.logodds.formula.Domain;
import dev.logodds.formula.Symbol;
import dev.logodds.formula.Task;
import dev.logodds.formula.Tolerance;
import dev.logodds.question.Meta;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.Vary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the file of one question. */
final class QuestionReader {
    private static final Set<String> META =
            Set.of("id", "revision", "kind", "title", "facet", "level", "round", "tags", "seconds");
    private static final Set<String> FACETS =
            Set.of("conceptual", "implementation", "applied", "systems", "failure mode");
    private static final Set<String> ROUNDS = Set.of("screen", "onsite", "grill");

    /** A section of the file as prose. */
    interface Sections {
        Prose prose(String name, boolean needed);
    }

    private final Page page;
    private final Yaml front;
    private final String topic;
    private final Sections sections;
    private final Markdown markdown;

    QuestionReader(Page page, String topic, Sections sections, Markdown markdown) {
        this.page = page;
        this.front = page.front();
        this.topic = topic;
        this.sections = sections;
        this.markdown = markdown;
    }

    /** The question, or empty when the file has problems that were noted. */
    Optional<Question> read() {
        String kind = front.text("kind");
        try {
            return switch (kind) {
                case "choice" -> Optional.of(choice());
                case "number" -> Optional.of(number());
                case "formula" -> Optional.of(formula());
                case "card" -> Optional.of(card());
                default -> {
                    front.get("kind")
                            .orElse(front)
                            .problem("unknown kind '" + kind + "'; known: choice, number, formula, card");
                    yield Optional.empty();
                }
            };
        } catch (IllegalArgumentException e) {
            front.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Meta meta(String... own) {
        Set<String> allowed = new HashSet<>(META);
        allowed.addAll(List.of(own));
        front.keys(allowed);
        String id = front.text("id");
        if (!id.matches("[a-z0-9-]+/[a-z0-9-]+"))
            front.problem("the id must look like topic/a-few-words, not '" + id + "'");
        else if (!id.startsWith(topic + "/")) front.problem("the id must begin with " + topic + "/");
        String facet = oneOf("facet", FACETS, "conceptual");
        String round = oneOf("round", ROUNDS, "screen");
        return new Meta(
                id,
                topic,
                front.integer("revision", 1),
                front.text("title"),
                facet,
                front.integer("level", 1),
                round,
                front.texts("tags"),
                front.integer("seconds", 90));
    }

    private String oneOf(String key, Set<String> allowed, String otherwise) {
        String value = front.text(key, otherwise);
        if (!allowed.contains(value)) {
            front.get(key)
                    .orElse(front)
                    .problem("'" + value + "' is not one of "
                            + allowed.stream().sorted().toList());
        }
        return value;
    }

    private Question.Body body() {
        return new Question.Body(
                sections.prose("Prompt", true),
                sections.prose("Hint", false),
                sections.prose("Solution", true),
                sections.prose("Follow-up", false));
    }

    private Question choice() {
        return new Question.Choice(meta(), body(), options());
    }

    private List<Question.Option> options() {
        List<Question.Option> options = new ArrayList<>();
        List<String> item = new ArrayList<>();
        for (String line : (page.required("Options") + "\n- [").lines().toList()) {
            if (line.startsWith("- [") && !item.isEmpty()) {
                options.add(option(item));
                item.clear();
            }
            if (!line.isBlank() || !item.isEmpty()) item.add(line);
        }
        return options;
    }

    private Question.Option option(List<String> lines) {
        String first = lines.getFirst();
        if (!first.startsWith("- [x] ") && !first.startsWith("- [ ] ")) {
            throw new IllegalArgumentException("an option begins with '- [x] ' or '- [ ] ', not with '" + first + "'");
        }
        StringBuilder text = new StringBuilder(first.substring(6));
        StringBuilder why = new StringBuilder();
        lines.stream().skip(1).map(String::strip).forEach(l -> {
            if (l.startsWith(">")) why.append(l.substring(1).strip()).append('\n');
            else text.append('\n').append(l);
        });
        var key = java.util.regex.Pattern.compile("\\s*\\{([A-Z][A-Z0-9_]+)}\\s*$")
                .matcher(text);
        String mistake = key.find() ? key.group(1) : null;
        String shown = mistake == null ? text.toString() : text.substring(0, key.start());
        return new Question.Option(
                markdown.prose(shown), markdown.prose(why.toString()), first.startsWith("- [x]"), mistake);
    }

    private Question number() {
        Meta meta = meta("vary", "answer", "tolerance", "unit", "reject");
        return new Question.Numeric(
                meta,
                body(),
                front.get("vary").map(this::vary).orElse(Vary.NOTHING),
                front.text("answer"),
                front.get("tolerance").map(this::tolerance).orElse(Tolerance.DEFAULT),
                front.text("unit", ""),
                texts("reject"));
    }

    private Vary vary(Yaml vary) {
        Map<String, List<Double>> choices = new LinkedHashMap<>();
        vary.entries().forEach((name, range) -> choices.put(name, range.isMapping() ? steps(range) : numbers(range)));
        return new Vary(choices);
    }

    private static List<Double> numbers(Yaml list) {
        return list.items().stream().map(Yaml::number).toList();
    }

    private static List<Double> steps(Yaml range) {
        range.keys(Set.of("from", "to", "step"));
        double from = range.get("from").map(Yaml::number).orElse(0.0);
        double to = range.get("to").map(Yaml::number).orElse(0.0);
        double step = range.get("step").map(Yaml::number).orElse(1.0);
        long count = Math.round((to - from) / step);
        if (!(step > 0) || count < 0 || count > 1000) {
            range.problem("from, to and step must make between 1 and 1001 values");
            return List.of(from);
        }
        List<Double> values = new ArrayList<>();
        // ten decimals: a draw of 0.1·3 should read 0.3
        for (long i = 0; i <= count; i++) values.add(Math.rint((from + i * step) * 1e10) / 1e10);
        return values;
    }

    private Tolerance tolerance(Yaml yaml) {
        yaml.keys(Set.of("relative", "absolute", "digits"));
        return yaml.get("absolute")
                .map(a -> Tolerance.absolute(a.number()))
                .or(() -> yaml.get("digits").map(d -> Tolerance.digits(d.integer())))
                .or(() -> yaml.get("relative").map(r -> Tolerance.relative(r.number())))
                .orElse(Tolerance.DEFAULT);
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        front.get(key).ifPresent(map -> map.entries().forEach((k, v) -> texts.put(k, v.text())));
        return texts;
    }

    private Question formula() {
        Meta meta = meta("symbols", "definitions", "task", "loss", "accept", "reject");
        List<Symbol> symbols = new ArrayList<>();
        front.get("symbols").ifPresent(all -> all.entries().forEach((name, s) -> symbols.add(symbol(name, s))));
        return new Question.Formula(
                meta,
                body(),
                new Context(symbols, front.texts("definitions")),
                task(),
                front.text("loss", ""),
                front.texts("accept"),
                texts("reject"));
    }

    private static Symbol symbol(String name, Yaml yaml) {
        yaml.keys(Set.of("shape", "domain", "aliases"));
        return new Symbol(name, yaml.texts("shape"), Domain.parse(yaml.text("domain", "real")), yaml.texts("aliases"));
    }

    private Task task() {
        Yaml task = front.get("task").orElse(front).keys(Set.of("kind", "of", "wrt", "reference", "require"));
        return switch (task.text("kind")) {
            case "gradient" -> new Task.Gradient(task.text("of"), task.text("wrt"));
            case "hessian" -> new Task.Hessian(task.text("of"), task.text("wrt"));
            case "derivation" -> new Task.Derivation(task.text("of"), task.text("wrt"), task.texts("require"));
            case "formula" -> new Task.Formula(task.text("reference"));
            default ->
                throw new IllegalArgumentException(
                        "a task's kind is formula, gradient, hessian or derivation, not '" + task.text("kind") + "'");
        };
    }

    private Question card() {
        Meta meta = meta();
        return new Question.Card(
                meta,
                new Question.Body(
                        sections.prose("Front", true), Prose.EMPTY, sections.prose("Back", true), Prose.EMPTY));
    }
}
