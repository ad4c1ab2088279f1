package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario and a blueprint, and what is said of broken ones. */
class ScenarioReaderTest {
    private static final String PLAN = """
            ---
            id: case
            title: A case
            summary: One sentence.
            level: 2
            sections:
              clarify: {minutes: 5, first: a}
              derive: {minutes: 10, first: b}
              probe: {minutes: 15, first: c}
              production: {minutes: 10, first: f}
              close: {minutes: 5, first: g}
            nodes:
              a: {topic: one}
              b: {topic: one}
              c: {topic: one, verified: d, partial: e, trap: e}
              d: {topic: one, verified: e}
              e: {topic: one}
              f: {topic: one}
              g: {topic: one}
            ---
            ## Brief
            B
            ## Debrief
            D
            """;

    @TempDir
    Path pack;

    private Path place;

    @BeforeEach
    void sound() throws IOException {
        Files.writeString(
                pack.resolve("pack.yaml"), "id: p\ntitle: P\nlicence: CC0\ntopics:\n  - {id: one, title: One}\n");
        place = Files.createDirectories(pack.resolve("scenarios").resolve("case"));
        Files.writeString(place.resolve("scenario.md"), PLAN);
        for (String node : List.of("a", "b", "c", "d", "e", "f", "g")) node(node, "number", "answer: 2\n");
    }

    private void node(String name, String kind, String own) throws IOException {
        Files.writeString(
                place.resolve(name + ".md"),
                "---\nid: case/" + name + "\nkind: " + kind
                        + "\ntitle: T\nfacet: applied\nlevel: 1\nround: onsite\ntags: []\nseconds: 60\n" + own
                        + "---\n## Prompt\nP\n## Key points\n- [x] a\n  ? b\n  - [x] c\n  - [ ] d\n- [ ] e\n## Solution\nS\n");
    }

    private PackReader.Result read() {
        return PackReader.read(pack, new Markdown(new Katex(), name -> ""));
    }

    private String problems() {
        return String.join(
                "\n", read().problems().stream().map(PackProblem::toString).toList());
    }

    @Test
    void a_sound_scenario_is_read_with_its_tree() {
        assertThat(problems()).isEmpty();
        var bank = read().bank();
        var scenario = java.util.Objects.requireNonNull(bank.scenarios().get("case"));
        assertThat(scenario.nodes()).hasSize(7);
        assertThat(scenario.after("d", dev.logodds.question.Scenario.Edge.TRAP)).isNull();
        assertThat(scenario.after("c", dev.logodds.question.Scenario.Edge.TRAP)).isEqualTo("e");
        assertThat(bank.asked("case/d")).isPresent();
        assertThat(bank.question("case/d")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verified: d, partial | verified: zz, partial | there is no node 'zz'
            d: {topic: one, verified: e} | d: {topic: one, verified: c} | round in a circle
            d: {topic: one, verified: e} | d: {topic: one} | 2 questions deep
            e: {topic: one} | e: {topic: two} | no topic 'two'
            g: {topic: one} | g: {topic: one, maybe: a} | unknown key 'maybe'
            minutes: 15 | minutes: 20 | 50 minutes together
            first: g | first: e | no answer leads to g
            clarify: | opening: | in this order
            id: case | id: other | its folder's name
            """)
    void a_broken_plan_is_refused_with_its_reason(String from, String to, String said) throws IOException {
        Files.writeString(place.resolve("scenario.md"), PLAN.replace(from, to));
        assertThat(problems()).contains("scenario.md").contains(said);
    }

    @Test
    void a_file_that_no_node_names_and_a_node_without_a_file_are_told() throws IOException {
        node("h", "number", "answer: 2\n");
        Files.delete(place.resolve("a.md"));
        assertThat(problems()).contains("names no node h").contains("no file a.md");
    }

    @Test
    void words_are_not_verified_on_the_spot_and_cards_are_not_asked() throws IOException {
        node("c", "open", "");
        assertThat(problems()).contains("not verified on the spot");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cells: [{topic: one, about: x, items: [one/none]}] | there is no question one/none
            cells: [{topic: two, about: x, items: [one/none]}] | no topic 'two'
            cells: [{topic: one, about: x, items: []}] | names no question
            cells: [{topic: one, about: x, item: [a/b]}] | unknown key 'item'
            """)
    void a_blueprint_names_what_there_is(String blueprint, String said) throws IOException {
        Files.writeString(pack.resolve("blueprint.yaml"), blueprint + "\n");
        assertThat(problems()).contains("blueprint.yaml:1").contains(said);
    }
}
