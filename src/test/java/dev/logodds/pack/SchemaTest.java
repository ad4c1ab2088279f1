package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schemas that editors use say what the reader says. */
class SchemaTest {
    private static final Path CORE = Path.of("content", "core");
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "META-INF", "resources", "schema");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(String name) {
        return READ.computeIfAbsent(name, n -> REGISTRY.getSchema(text(SCHEMAS.resolve(n + ".json"))));
    }

    /** What is wrong with a text of YAML by the schema of that name. */
    private static List<String> errors(String schema, String yaml) throws IOException {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema(schema).validate(JSON.writeValueAsString(named(read)), InputFormat.JSON).stream()
                .map(e -> e.getInstanceLocation() + " " + e.getMessage())
                .toList();
    }

    /** The same with texts as keys: YAML has numbers and null as keys, JSON has not. */
    private static @Nullable Object named(@Nullable Object yaml) {
        if (yaml instanceof List<?> list)
            return list.stream().map(SchemaTest::named).toList();
        if (!(yaml instanceof Map<?, ?> map)) return yaml;
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), named(value)));
        return named;
    }

    private static String front(String file) {
        Matcher m = Pattern.compile("\\A---\\n(.*?)^---$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(file);
        assertThat(m.find()).as("the file begins with front matter").isTrue();
        return m.group(1);
    }

    private static String schemaOf(Path file) {
        String name = file.getFileName().toString();
        if (file.startsWith(CORE.resolve("mistakes"))) return "mistake";
        if (file.startsWith(CORE.resolve("datasets"))) return "dataset";
        if (name.equals("scenario.md")) return "scenario";
        return name.equals("topic.md") ? "topic" : name.equals("lab.md") ? "lab" : "question";
    }

    @Test
    void every_file_of_the_pack_is_valid() throws IOException {
        List<String> wrong = new ArrayList<>();
        int files = 0;
        try (Stream<Path> all = Files.walk(CORE)) {
            for (Path file :
                    all.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                files++;
                errors(schemaOf(file), front(text(file))).forEach(e -> wrong.add(file + " " + e));
            }
        }
        errors("pack", text(CORE.resolve("pack.yaml"))).forEach(e -> wrong.add("pack.yaml " + e));
        Path blueprint = CORE.resolve("blueprint.yaml");
        errors("blueprint", text(blueprint)).forEach(e -> wrong.add("blueprint.yaml " + e));
        assertThat(wrong).isEmpty();
        assertThat(files).isGreaterThan(100);
    }

    private static final String NUMBER = """
            id: one/q
            kind: number
            title: T
            facet: applied
            level: 1
            round: screen
            tags: [a]
            seconds: 40
            answer: 1 + z
            """;

    @Test
    void a_sound_front_matter_is_valid() throws IOException {
        assertThat(errors("question", NUMBER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "levle: 2",
                "revision: 0",
                "options: [a, b]",
                "accept: [z]",
                "reading: {coefficient: b, feature: age, event: it fails}",
                "words: 100",
                "tolerance: 0.01",
                "tolerance: {relative: 0.01, digits: 3}",
                "tolerance: {percent: 1}",
                "reject: {z: not a key}",
                "vary: {z: {from: 1}}",
                "vary: {z: {from: 1, to: 2, of: [1, 2]}}",
                "vary: {z: {vector: 2, from: 0, to: 1, mixed: true}}",
                "vary: {z: {matrix: [2], from: 0, to: 1}}",
                "vary: {z_1: [1, 2]}",
                "vary: {z: []}",
                "let: [z, 1]",
                "fit: {formula: y ~ x}",
                "fit: {dataset: hours, data: {x: x}, formula: y ~ x}",
                "fit: {dataset: hours, formula: pass}",
                "fit: {dataset: hours, formula: pass ~ hours, sample: 20}",
                "fit: {dataset: hours, formula: pass ~ hours, warnings: ignored}",
                "fit: {dataset: hours, formula: pass ~ hours, bind: {b: coefficient.hours}}"
            })
    void what_a_number_question_does_not_know_is_refused(String line) throws IOException {
        assertThat(errors("question", NUMBER + line + "\n")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: one/q -> id: One/q",
                "kind: number -> kind: numeric",
                "facet: applied -> facet: theory",
                "level: 1 -> level: 4",
                "level: 1 -> level: easy",
                "round: screen -> round: phone",
                "tags: [a] -> tags: a",
                "seconds: 40 -> seconds: soon",
                "answer: 1 + z -> unit: kg",
                "title: T -> ",
                "kind: number -> kind: formula",
                "kind: number -> kind: derivation",
                "kind: number -> kind: interpretation",
                "kind: number -> kind: cloze",
                "kind: number -> kind: choice",
                "kind: number -> kind: card"
            })
    void a_number_question_with_something_else_in_a_place_is_refused(String change) throws IOException {
        String[] parts = change.split(" ->", 2);
        assertThat(errors("question", NUMBER.replace(parts[0] + "\n", parts[1].strip() + "\n")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic | id: a\ntitle: A\nsummary: s\nminutes: 5\nreviewed: 2026\n",
                "topic | id: a\ntitle: A\nsummary: s\nminutes: 5\nreviewed: 2026-11\nprerequisite: [b]\n",
                "mistake | key: lower_case\ntitle: A\n",
                "mistake | key: A_KEY\n",
                "lab | id: a\ntitle: A\n",
                "dataset | id: a\ntitle: A\norigin: me\n",
                "pack | id: a\ntitle: A\nlicence: CC0\ntopics: [a]\n"
            })
    void another_broken_front_matter_is_refused(String broken) throws IOException {
        String[] parts = broken.split(" \\| ", 2);
        assertThat(errors(parts[0], parts[1])).isNotEmpty();
    }

    @TempDir
    Path pack;

    /** Where an unknown key is put, the front matter around it, and where the schema describes the keys there. */
    record Place(String name, String kind, String front, String pointer) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Place> kinds() {
        return Stream.of(
                        "choice",
                        "choices",
                        "number",
                        "matrix",
                        "formula",
                        "derivation",
                        "interpretation",
                        "order",
                        "match",
                        "cloze",
                        "open",
                        "card")
                .map(kind -> new Place(kind, kind, "zzz: 1\n", ""));
    }

    private static Stream<Place> places() {
        String formula = "symbols: {x: {shape: []}}\ntask: {kind: formula, reference: x}\naccept: [x]\n";
        String lines = "symbols: {x: {shape: []}}\ntask: {kind: derivation, of: x^2, wrt: x}\naccept: [x]\n";
        String fit = "answer: 1\nfit: {dataset: d, formula: y ~ x, ";
        return Stream.of(
                new Place("vary", "number", "answer: 1\nvary: {z: {from: 1, to: 2, zzz: 1}}\n", "/$defs/vary"),
                new Place("tolerance", "number", "answer: 1\ntolerance: {zzz: 1}\n", "/$defs/tolerance"),
                new Place("fit", "number", fit + "zzz: 1}\n", "/$defs/fit"),
                new Place("sample", "number", fit + "sample: {rows: 5, zzz: 1}}\n", "/$defs/fit/properties/sample"),
                new Place("penalty", "number", fit + "penalty: {l2: 1, zzz: 1}}\n", "/$defs/fit/properties/penalty"),
                new Place("symbol", "formula", formula.replace("[]}", "[], zzz: 1}"), "/$defs/symbols"),
                new Place("task of a formula", "formula", formula.replace("x}", "x, zzz: 1}"), "task"),
                new Place("task of a derivation", "derivation", lines.replace("wrt: x}", "wrt: x, zzz: 1}"), "task"),
                new Place("reject", "derivation", lines + "reject: [{line: 1, lines: y, zzz: 1}]\n", "reject"),
                new Place("reading", "interpretation", "reading: {coefficient: 1, zzz: 1}\n", "reading"),
                new Place("gap", "cloze", "blanks: {a: {number: 1, zzz: 1}}\n", "blanks"));
    }

    @ParameterizedTest
    @MethodSource({"kinds", "places"})
    void reader_and_schema_know_the_same_keys(Place place) throws IOException {
        Path topic = Files.createDirectories(pack.resolve("one"));
        Path data = Files.createDirectories(pack.resolve("datasets"));
        Files.writeString(data.resolve("d.csv"), "x,y\n1,0\n2,1\n3,0\n4,1\n5,1\n");
        Files.writeString(data.resolve("d.md"), "---\nid: d\ntitle: D\norigin: o\nlicence: CC0\n---\n## About\nA\n");
        Files.writeString(
                pack.resolve("pack.yaml"), "id: p\ntitle: P\nlicence: CC0\ntopics:\n  - {id: one, title: One}\n");
        Files.writeString(topic.resolve("topic.md"), "---\nid: one\n---\n## Big picture\nText.\n");
        Files.writeString(
                topic.resolve("q.md"),
                "---\nid: one/q\nkind: " + place.kind() + "\ntitle: T\n" + place.front() + "---\n" + sections());
        assertThat(known()).isEqualTo(inSchema(place));
    }

    private static String sections() {
        return """
                ## Prompt
                P
                ## Options
                - [x] a
                - [ ] b
                ## Lines
                1. a
                2. b
                3. c
                ## Pairs
                - a :: b
                - c :: d
                ## Text
                [[a]]
                ## Key points
                - [x] a
                  ? b
                  - [x] c
                  - [ ] d
                - [ ] e
                ## Solution
                S
                ## Front
                F
                ## Back
                B
                """;
    }

    /** The keys that the reader names when it meets an unknown one. */
    private Set<String> known() {
        Pattern message = Pattern.compile("unknown key 'zzz'; known here: (.*)");
        List<String> problems = PackReader.read(pack, new Markdown(new Katex(), name -> "")).problems().stream()
                .map(PackProblem::toString)
                .toList();
        return problems.stream()
                .map(message::matcher)
                .filter(Matcher::find)
                .map(m -> (Set<String>) new TreeSet<>(List.of(m.group(1).split(", "))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the unknown key was not noticed: " + problems));
    }

    private static Set<String> inSchema(Place place) throws IOException {
        JsonNode root = JSON.readTree(text(SCHEMAS.resolve("question.json")));
        JsonNode own = JSON.createObjectNode();
        for (JsonNode rule : root.at("/allOf")) {
            if (rule.at("/if/properties/kind/const").asText().equals(place.kind())) own = rule.at("/then/properties");
        }
        Set<String> keys = new TreeSet<>();
        if (place.pointer().isEmpty()) {
            root.at("/properties").fieldNames().forEachRemaining(keys::add);
            own.fieldNames().forEachRemaining(keys::add);
        } else {
            gather(place.pointer().startsWith("/") ? root.at(place.pointer()) : own.path(place.pointer()), keys);
        }
        return keys;
    }

    /** The keys of an object, of the alternatives for it, or of the objects in a list or a map. */
    private static void gather(JsonNode node, Set<String> keys) {
        if (node.has("properties")) {
            node.get("properties").fieldNames().forEachRemaining(keys::add);
            return;
        }
        node.path("oneOf").forEach(one -> gather(one, keys));
        if (node.path("additionalProperties").isObject()) gather(node.get("additionalProperties"), keys);
        if (node.path("items").isObject()) gather(node.get("items"), keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "mistake", "lab", "pack", "dataset"})
    void the_other_files_have_the_same_keys_too(String name) throws IOException {
        Path topic = Files.createDirectories(pack.resolve("one"));
        Files.createDirectories(pack.resolve("mistakes"));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "id: p\ntitle: P\nlicence: CC0\ntopics: [{id: one, title: One}]\n" + unknown(name, "pack"));
        Files.writeString(
                topic.resolve("topic.md"), "---\nid: one\n" + unknown(name, "topic") + "---\n## Big picture\nText.\n");
        Files.writeString(
                topic.resolve("lab.md"), "---\nid: one\n" + unknown(name, "lab") + "---\n## Introduction\nT\n");
        Path data = Files.createDirectories(pack.resolve("datasets"));
        Files.writeString(data.resolve("d.csv"), "x,y\n1,0\n");
        Files.writeString(data.resolve("d.md"), "---\nid: d\n" + unknown(name, "dataset") + "---\n## About\nA\n");
        Files.writeString(
                pack.resolve("mistakes").resolve("A.md"),
                "---\nkey: A\n" + unknown(name, "mistake") + "---\n## Say\nS\n## Why\nW\n");
        Set<String> keys = new TreeSet<>();
        JSON.readTree(text(SCHEMAS.resolve(name + ".json")))
                .at("/properties")
                .fieldNames()
                .forEachRemaining(keys::add);
        assertThat(known()).isEqualTo(keys);
    }

    private static String unknown(String wanted, String here) {
        return wanted.equals(here) ? "zzz: 1\n" : "";
    }
}
