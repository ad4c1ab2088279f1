package dev.logodds.pack;

import dev.logodds.formula.Context;
import dev.logodds.formula.Domain;
import dev.logodds.formula.Symbol;
import dev.logodds.formula.Task;
import dev.logodds.formula.Tolerance;
import dev.logodds.question.Meta;
import dev.logodds.question.Numbers;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the file of one question. */
final class QuestionReader {
    static final Set<String> META = Set.of(
            "id",
            "revision",
            "kind",
            "title",
            "facet",
            "level",
            "round",
            "tags",
            "seconds",
            "vary",
            "keep",
            "fit",
            "let");
    private static final Set<String> FACETS =
            Set.of("conceptual", "implementation", "applied", "systems", "failure mode");
    private static final Set<String> ROUNDS = Set.of("screen", "onsite", "grill");

    /** The front matter that each kind has of its own. */
    static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("choice", Set.of()),
            Map.entry("choices", Set.of()),
            Map.entry("number", Set.of("answer", "tolerance", "unit", "reject")),
            Map.entry("matrix", Set.of("answer", "tolerance", "entries", "reject")),
            Map.entry("formula", Set.of("symbols", "definitions", "task", "loss", "accept", "reject")),
            Map.entry("derivation", Set.of("symbols", "definitions", "task", "loss", "accept", "reject")),
            Map.entry("interpretation", Set.of("reading", "tolerance")),
            Map.entry("order", Set.of("also", "reject")),
            Map.entry("match", Set.of()),
            Map.entry("cloze", Set.of("blanks", "symbols", "definitions")),
            Map.entry("open", Set.of("words", "traps")),
            Map.entry("card", Set.of()));

    private static final List<String> SECTIONS = List.of(
            "Prompt",
            "Hint",
            "Solution",
            "Follow-up",
            "Options",
            "Lines",
            "Pairs",
            "Text",
            "Key points",
            "Front",
            "Back");

    /** A section of the file as prose. */
    interface Sections {
        Prose prose(String name, boolean needed);
    }

    private final Page page;
    private final Yaml front;
    private final String folder;
    private final String topic;
    private final Sections sections;
    private final Markdown markdown;
    private final NumbersReader numbers;
    private final Places places;

    /**
     * @param folder what the id begins with
     * @param topic what the question belongs to
     */
    QuestionReader(
            Page page,
            String folder,
            String topic,
            Sections sections,
            Markdown markdown,
            Function<String, Optional<String>> datasets,
            Places places) {
        this.page = page;
        this.front = page.front();
        this.folder = folder;
        this.topic = topic;
        this.sections = sections;
        this.markdown = markdown;
        this.numbers = new NumbersReader(front, datasets);
        this.places = places;
    }

    /** The question, or empty when the file has problems that were noted. */
    Optional<Question> read() {
        String kind = front.text("kind");
        Set<String> own = OWN.get(kind);
        if (own == null) {
            front.get("kind")
                    .orElse(front)
                    .problem("unknown kind '" + kind + "'; known: "
                            + OWN.keySet().stream().sorted().toList());
            return Optional.empty();
        }
        Parts parts = new Parts(page, markdown);
        try {
            Meta meta = meta(own);
            places.put(meta.id(), "", page.start());
            for (String section : SECTIONS) {
                page.place(section).ifPresent(p -> places.put(meta.id(), section, p));
            }
            return Optional.of(question(kind, meta, numbers.read(), parts));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            page.place(parts.reading())
                    .ifPresentOrElse(
                            p -> page.problems().add(p.line(), p.column(), message), () -> front.problem(message));
            return Optional.empty();
        }
    }

    private Question question(String kind, Meta meta, Numbers from, Parts parts) {
        return switch (kind) {
            case "choice" -> new Question.Choice(meta, body(), from, parts.options("Options"));
            case "choices" -> new Question.Choices(meta, body(), from, parts.options("Options"));
            case "number" ->
                new Question.Numeric(
                        meta, body(), from, answer(meta), tolerance(front), front.text("unit", ""), reject(meta));
            case "matrix" ->
                new Question.Matrix(
                        meta, body(), from, front.texts("entries"), answer(meta), tolerance(front), reject(meta));
            case "formula" ->
                new Question.Formula(
                        meta, body(), from, context(), task(), front.text("loss", ""), accept(meta), reject(meta));
            case "derivation" -> derivation(meta, from);
            case "interpretation" -> new Question.Interpretation(meta, body(), from, reading(), tolerance(front));
            case "order" -> new Question.Order(meta, body(), from, parts.lines(), front.texts("also"), reject(meta));
            case "match" -> parts.match(meta, body(), from);
            case "cloze" ->
                new Question.Cloze(
                        meta,
                        body(),
                        from,
                        sections.prose("Text", true),
                        new GapReader(front, page.section("Text"), meta.id(), places).read(),
                        context());
            case "open" -> open(meta, from, parts);
            case "card" -> new Question.Card(meta, card(), from);
            default -> throw new IllegalStateException(kind);
        };
    }

    private Meta meta(Set<String> own) {
        Set<String> allowed = new HashSet<>(META);
        allowed.addAll(own);
        front.keys(allowed);
        String id = front.text("id");
        if (!id.matches("[a-z0-9-]+/[a-z0-9-]+"))
            front.problem("the id must look like topic/a-few-words, not '" + id + "'");
        else if (!id.startsWith(folder + "/")) front.problem("the id must begin with " + folder + "/");
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

    private Question.Body card() {
        return new Question.Body(sections.prose("Front", true), Prose.EMPTY, sections.prose("Back", true), Prose.EMPTY);
    }

    private String answer(Meta meta) {
        front.get("answer").ifPresent(a -> places.put(meta.id(), "answer", a.place()));
        return front.text("answer");
    }

    static Tolerance tolerance(Yaml of) {
        Yaml yaml = of.get("tolerance").orElse(null);
        if (yaml == null) return Tolerance.DEFAULT;
        yaml.keys(Set.of("relative", "absolute", "digits"));
        return yaml.get("absolute")
                .map(a -> Tolerance.absolute(a.number()))
                .or(() -> yaml.get("digits").map(d -> Tolerance.digits(d.integer())))
                .or(() -> yaml.get("relative").map(r -> Tolerance.relative(r.number())))
                .orElse(Tolerance.DEFAULT);
    }

    private List<String> accept(Meta meta) {
        List<String> accept = new ArrayList<>();
        front.get("accept")
                .ifPresent(list -> list.items().forEach(item -> {
                    places.put(meta.id(), "accept " + accept.size(), item.place());
                    accept.add(item.text());
                }));
        return accept;
    }

    private Map<String, String> reject(Meta meta) {
        Map<String, String> reject = new LinkedHashMap<>();
        front.get("reject")
                .ifPresent(map -> map.entries().forEach((wrong, key) -> {
                    places.put(meta.id(), "reject " + wrong, key.place());
                    reject.put(wrong, key.text());
                }));
        return reject;
    }

    private Context context() {
        List<Symbol> symbols = new ArrayList<>();
        front.get("symbols").ifPresent(all -> all.entries().forEach((name, s) -> symbols.add(symbol(name, s))));
        return new Context(symbols, front.texts("definitions"));
    }

    private static Symbol symbol(String name, Yaml yaml) {
        yaml.keys(Set.of("shape", "domain", "aliases"));
        return new Symbol(name, yaml.texts("shape"), Domain.parse(yaml.text("domain", "real")), yaml.texts("aliases"));
    }

    private Task task() {
        Yaml task = front.get("task").orElse(front).keys(Set.of("kind", "of", "wrt", "reference"));
        return switch (task.text("kind")) {
            case "gradient" -> new Task.Gradient(task.text("of"), task.text("wrt"));
            case "hessian" -> new Task.Hessian(task.text("of"), task.text("wrt"));
            case "formula" -> new Task.Formula(task.text("reference"));
            default ->
                throw new IllegalArgumentException(
                        "a task's kind is formula, gradient or hessian, not '" + task.text("kind") + "'");
        };
    }

    private Question derivation(Meta meta, Numbers from) {
        Yaml task = front.get("task").orElse(front).keys(Set.of("kind", "of", "wrt", "require"));
        List<Question.Wrong> reject = new ArrayList<>();
        front.get("reject")
                .ifPresent(list -> list.items().forEach(item -> {
                    item.keys(Set.of("line", "lines", "mistake"));
                    places.put(meta.id(), "reject " + reject.size(), item.place());
                    String mistake = item.text("mistake", "");
                    reject.add(new Question.Wrong(
                            item.text("lines"), item.integer("line", 0), mistake.isEmpty() ? null : mistake));
                }));
        return new Question.Derivation(
                meta,
                body(),
                from,
                context(),
                new Task.Derivation(task.text("of"), task.text("wrt"), task.texts("require")),
                front.text("loss", ""),
                accept(meta),
                reject);
    }

    private Question.Reading reading() {
        Yaml reading = front.get("reading")
                .orElseThrow(() -> new IllegalArgumentException("the key 'reading' is missing"))
                .keys(Set.of("coefficient", "feature", "unit", "step", "event", "baseline", "others", "change"));
        return new Question.Reading(
                reading.text("coefficient"),
                reading.text("step", "1"),
                reading.text("baseline", "0.5"),
                markdown.prose(reading.text("feature", "")),
                markdown.prose(reading.text("unit", "")),
                markdown.prose(reading.text("change", "")),
                markdown.prose(reading.text("event")),
                reading.text("others", "false").equals("true"));
    }

    private Question open(Meta meta, Numbers from, Parts parts) {
        Map<String, List<String>> traps = new LinkedHashMap<>();
        front.get("traps")
                .ifPresent(map -> map.entries()
                        .forEach((key, phrases) -> traps.put(
                                key, phrases.items().stream().map(Yaml::text).toList())));
        return new Question.Open(meta, body(), from, front.integer("words", 0), parts.points(), traps);
    }
}
