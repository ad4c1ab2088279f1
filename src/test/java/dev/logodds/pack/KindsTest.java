package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.formula.Checker;
import dev.logodds.question.Answer;
import dev.logodds.question.Grader;
import dev.logodds.question.Mark;
import dev.logodds.question.Question;
import dev.logodds.question.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question of each kind, from its file to its mark. */
class KindsTest {
    private static final Markdown MARKDOWN = new Markdown(new Katex(), name -> "");
    private static final Grader GRADER = new Grader(new Checker());

    @TempDir
    Path pack;

    @BeforeEach
    void aSmallPack() throws IOException {
        write("pack.yaml", "id: small\ntitle: Small\nlicence: CC0\ntopics:\n  - {id: one, title: One}\n");
        write("one/topic.md", "---\nid: one\ntitle: One\nsummary: s\nreviewed: 2026-11\n---\n## Big picture\nText.\n");
        write("datasets/tiny.csv", "x,y\n1,0\n2,0\n3,1\n4,0\n5,1\n6,1\n7,0\n8,1\n");
        write(
                "datasets/tiny.md",
                "---\nid: tiny\ntitle: T\norigin: here\nlicence: CC0\n---\n## About\nEight points.\n");
        for (String key : List.of("ONE", "TWO", "OVER_CLAIMED", "POINT_LEFT_OUT")) mistake(key);
        dev.logodds.question.Interpreting.misreadings().forEach(this::mistake);
    }

    private void mistake(String key) {
        try {
            write("mistakes/" + key + ".md", "---\nkey: " + key + "\ntitle: T\n---\n## Say\nS\n## Why\nW\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = pack.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The problems of reading and proving, after adding one question. */
    private List<String> problems(String kind, String front, String sections) throws IOException {
        write(
                "one/q.md",
                "---\nid: one/q\nkind: " + kind + "\ntitle: T\n" + front + "---\n## Prompt\nP\n" + sections
                        + "\n## Solution\nS\n");
        PackReader.Result read = PackReader.read(pack, MARKDOWN);
        return Stream.concat(read.problems().stream(), PackCheck.run(read).problems().stream())
                .map(PackProblem::toString)
                .toList();
    }

    private Variant variant(String kind, String front, String sections, long seed) throws IOException {
        assertThat(problems(kind, front, sections)).isEmpty();
        Question question =
                PackReader.read(pack, MARKDOWN).bank().question("one/q").orElseThrow();
        assertThat(question.kind()).isEqualTo(kind);
        return Variant.of(question, seed);
    }

    private static String outcome(Variant variant, String answer) {
        Mark mark = GRADER.grade(variant, answer);
        String mistake = mark.verdict().mistake();
        return mark.verdict().outcome().key() + (mistake == null ? "" : " " + mistake);
    }

    @Test
    void choices_count_every_decision() throws IOException {
        Variant v = variant("choices", "", "## Options\n- [x] a\n- [ ] b {ONE}\n  > why\n- [x] c\n", 3);
        assertThat(outcome(v, "1 3")).isEqualTo("correct");
        assertThat(outcome(v, "3 1")).isEqualTo("correct");
        assertThat(outcome(v, "1 2 3")).isEqualTo("incorrect ONE");
        assertThat(outcome(v, "")).isEqualTo("incorrect");
        assertThat(GRADER.grade(v, "").verdict().message()).isEqualTo("1 of 3 are right.");
        assertThat(outcome(v, "1 9")).isEqualTo("invalid");
    }

    @Test
    void a_matrix_is_marked_entry_by_entry() throws IOException {
        String front =
                "vary:\n  X: {matrix: [3, 2], from: -2, to: 2, step: 1}\n  v: {vector: 3, from: 1, to: 3, step: 1}\n"
                        + "keep: \"1[norm(X^T v) > 1]\"\nanswer: X^T v\nreject: {2 X^T v: ONE}\n";
        Variant v = variant("matrix", front, "", 5);
        var right = v.bindings().value("X^T v");
        String entries = Answer.of(right.entries().stream().map(String::valueOf).toList());
        assertThat(outcome(v, entries)).isEqualTo("correct");
        assertThat(outcome(
                        v,
                        Answer.of(right.entries().stream().map(e -> 2 * e + "").toList())))
                .isEqualTo("incorrect ONE");
        assertThat(GRADER.grade(v, right.at(0, 0) + "\n99").parts())
                .extracting(Mark.Part::standing)
                .containsExactly(Mark.Standing.RIGHT, Mark.Standing.WRONG);
        assertThat(outcome(v, "1\n")).isEqualTo("invalid");
        assertThat(outcome(v, "1\nx y z(")).isEqualTo("invalid");
    }

    @Test
    void a_derivation_names_the_first_bad_line() throws IOException {
        String front = """
                symbols:
                  X: {shape: [n, d]}
                  y: {shape: [n], domain: "{0,1}"}
                  w: {shape: [d]}
                definitions: ["p = sigmoid(X w)"]
                task: {kind: derivation, of: "-(1/n) sum_i [y_i log p_i + (1-y_i) log(1-p_i)]", wrt: w, require: [loss, gradient]}
                accept:
                  - |
                    L = -(1/n) sum_i [y_i log p_i + (1-y_i) log(1-p_i)]
                    ∂L/∂w = X^T(p - y)/n
                reject:
                  - {line: 2, mistake: SIGN_FLIPPED, lines: "L = -(1/n) sum_i [y_i log p_i + (1-y_i) log(1-p_i)]\\n∂L/∂w = X^T(y - p)/n"}
                """;
        Variant v = variant("derivation", front, "", 1);
        Mark mark = GRADER.grade(v, "L = -(1/n) sum_i [y_i log p_i + (1-y_i) log(1-p_i)]\n∂L/∂w = X^T(y - p)/n");
        assertThat(mark.verdict().line()).isEqualTo(2);
        assertThat(mark.parts())
                .extracting(Mark.Part::standing)
                .containsExactly(Mark.Standing.RIGHT, Mark.Standing.WRONG);
    }

    private static final String READING = """
            vary: {k: [2, 5], p0: [0.1, 0.4]}
            fit: {dataset: tiny, formula: y ~ x, bind: {b: coef.x, a: coef.(Intercept), n: n}}
            reading: {coefficient: b, feature: x, unit: m, step: k, event: it happens, baseline: p0, others: true}
            """;

    @Test
    void an_interpretation_knows_the_misreadings() throws IOException {
        Variant v = variant("interpretation", READING, "", 4);
        double b = v.bindings().number("b");
        double k = v.bindings().number("k");
        double p0 = v.bindings().number("p0");
        double after = v.bindings().number("sigma(log(p0/(1-p0)) + b*k)");
        String number = String.valueOf(Math.exp(b * k));
        assertThat(outcome(v, "fixed\nmultiplies\nodds\n" + number + "\n" + after))
                .isEqualTo("correct");
        assertThat(outcome(v, "fixed\nadds\nlog-odds\n" + b * k + "\n" + after)).isEqualTo("correct");
        assertThat(outcome(v, "vary\nadds\nlog-odds\n" + b * k + "\n" + after)).isEqualTo("incorrect OTHERS_NOT_FIXED");
        assertThat(outcome(v, "fixed\nmultiplies\nprobability\n" + number + "\n" + after))
                .isEqualTo("incorrect OR_AS_RR");
        assertThat(outcome(v, "fixed\nmultiplies\nodds\n" + (1 + b * k) + "\n" + after))
                .isEqualTo("incorrect LINEARISED_ODDS");
        assertThat(outcome(v, "fixed\nmultiplies\nodds\n" + number + "\n" + (p0 + b * k)))
                .isEqualTo("incorrect PROBABILITY_UP_BY_BETA");
        assertThat(outcome(v, "fixed\nmultiplies\nodds\n\n" + after)).isEqualTo("invalid");
        assertThat(outcome(v, "<b>\nmultiplies\nodds\n1\n1")).isEqualTo("invalid");
    }

    @Test
    void an_order_says_how_far_it_holds() throws IOException {
        Variant v =
                variant("order", "also: [\"2 1 3\"]\nreject: {\"3 1 2\": ONE}\n", "## Lines\n1. a\n2. b\n3. c\n", 2);
        assertThat(v.order()).isNotEqualTo(List.of(0, 1, 2));
        assertThat(outcome(v, "1 2 3")).isEqualTo("correct");
        assertThat(outcome(v, "2 1 3")).isEqualTo("correct");
        assertThat(outcome(v, "3 1 2")).isEqualTo("incorrect ONE");
        assertThat(GRADER.grade(v, "1 3 2").verdict().message()).startsWith("The first line is in place");
        for (String nonsense : List.of("", "1 2", "1 1 2", "1 2 4", "a b c", "1 2 3 0")) {
            assertThat(outcome(v, nonsense)).as(nonsense).isEqualTo("invalid");
        }
    }

    @Test
    void partners_that_read_the_same_are_one() throws IOException {
        Variant v = variant("match", "", "## Pairs\n- a :: x\n- b :: y\n- c :: x\n- :: z\n", 2);
        assertThat(outcome(v, "1 2 1")).isEqualTo("correct");
        assertThat(outcome(v, "1 1 1")).isEqualTo("incorrect");
        assertThat(outcome(v, "1 2")).isEqualTo("invalid");
        assertThat(outcome(v, "1 2 0")).isEqualTo("invalid");
    }

    @Test
    void gaps_are_words_numbers_formulas_or_picks() throws IOException {
        String front = """
                vary: {k: [2, 3]}
                symbols: {p: {domain: "(0,1)"}, y: {domain: "{0,1}"}}
                blanks:
                  op: {pick: ["+", "-"], right: "-", reject: {"+": ONE}}
                  size: {text: ["n", "len(y)"], reject: {d: TWO}}
                  diff: {formula: p - y, reject: {y - p: SIGN_FLIPPED}}
                  num: {number: 0.5*k, reject: {0.5/k: ONE}}
                """;
        String text = "## Text\n```python\nw = w [[op]] [[num]] * ([[diff]]) / [[size]]\n```\n";
        Variant v = variant("cloze", front, text, 1);
        double half = v.bindings().number("0.5*k");
        assertThat(outcome(v, "-\n" + half + "\n-y + p\nLEN( y )")).isEqualTo("correct");
        assertThat(outcome(v, "+\n" + half + "\np - y\nn")).isEqualTo("incorrect ONE");
        assertThat(outcome(v, "-\n" + half + "\ny - p\nn")).isEqualTo("incorrect SIGN_FLIPPED");
        assertThat(outcome(v, "-\n" + half + "\np - y\nd")).isEqualTo("incorrect TWO");
        assertThat(outcome(v, "-\n" + half + "\n\nn")).isEqualTo("invalid");
    }

    private static final String POINTS = """
            ## Key points
            - [x] The log-odds are linear.
              ? What is linear?
              - [x] the log-odds
              - [ ] the probability
            - [ ] A bonus.
            """;

    @Test
    void an_open_answer_is_what_was_said_and_verified() throws IOException {
        Variant v = variant("open", "words: 20\ntraps:\n  ONE: [\"linear classifier\"]\n", POINTS, 1);
        String text = "The log-odds are linear in x.";
        assertThat(outcome(v, Answer.open(List.of(1), List.of(1), List.of(), text)))
                .isEqualTo("correct");
        assertThat(outcome(v, Answer.open(List.of(1), List.of(2), List.of(), text)))
                .isEqualTo("incorrect OVER_CLAIMED");
        assertThat(outcome(v, Answer.open(List.of(), List.of(1), List.of(), text)))
                .isEqualTo("incorrect POINT_LEFT_OUT");
        String trap = "It is a linear classifier, that is all.";
        assertThat(outcome(v, Answer.open(List.of(1), List.of(1), List.of("ONE"), trap)))
                .isEqualTo("incorrect ONE");
        assertThat(outcome(v, Answer.open(List.of(1), List.of(1), List.of(), trap)))
                .isEqualTo("correct");
        assertThat(outcome(v, Answer.open(List.of(1), List.of(1), List.of(), "word ".repeat(21))))
                .isEqualTo("invalid");
        assertThat(outcome(v, "points: 1\nprobes: 1\ntraps: \n")).isEqualTo("invalid");
    }

    @Test
    void the_same_seed_gives_the_same_question_and_the_next_other_numbers() throws IOException {
        Variant a = variant("interpretation", READING.replace("bind", "sample: {rows: 8, replace: true}, bind"), "", 4);
        assertThat(Variant.of(a.question(), 4)).isEqualTo(a);
        assertThat(Variant.of(a.question(), 5).bindings()).isNotEqualTo(a.bindings());
    }

    @Test
    void what_an_author_gets_wrong_is_said_where_it_stands() throws IOException {
        assertThat(problems("number", "vary: {z: [1, 0]}\nanswer: 1/z\n", ""))
                .singleElement()
                .asString()
                .contains("one/q.md:")
                .contains("no finite value");
        assertThat(problems("number", "vary: {z: [1, 2]}\nanswer: z\nreject:\n  2*z - 1: ONE\n", ""))
                .singleElement()
                .asString()
                .startsWith("one/q.md:8:12")
                .contains("declared wrong, but is correct");
        assertThat(problems("number", "fit: {dataset: gone, formula: y ~ x, bind: {b: coef.x}}\nanswer: b\n", ""))
                .anyMatch(p -> p.contains("the pack has no datasets/gone.csv"));
        assertThat(problems("number", "fit: {dataset: tiny, formula: y ~ x, bind: {b: coef.z}}\nanswer: b\n", ""))
                .anyMatch(p -> p.contains("no term 'z'; its terms are [(Intercept), x]"));
        assertThat(problems("choice", "vary: {z: [1, 2]}\n", "## Options\n- [x] {{ z | 0 }}\n- [ ] {{ z^2 | 0 }}\n"))
                .anyMatch(p -> p.startsWith("one/q.md:10:1") && p.contains("two options read the same"));
        assertThat(problems("cloze", "blanks: {a: {text: [x]}}\n", "## Text\nno gap\n"))
                .anyMatch(p -> p.contains("the text has no [[a]]"));
        assertThat(problems("open", "", POINTS.replace("  - [x] the log-odds\n", "")))
                .anyMatch(p -> p.contains("exactly one option of a probe"));
        assertThat(problems("number", "answer: 1\n", "See [this](question:one/gone).\n"))
                .anyMatch(p -> p.contains("leads nowhere"));
    }

    @Test
    void data_need_a_licence_and_files_a_limit() throws IOException {
        Files.delete(pack.resolve("datasets/tiny.md"));
        assertThat(problems("number", "answer: 1\n", ""))
                .anyMatch(p -> p.startsWith("datasets/tiny.md") && p.contains("origin and licence"));
        write("datasets/big.csv", "x\n".repeat(6_000_000));
        assertThat(problems("number", "answer: 1\n", "")).anyMatch(p -> p.contains("larger than 1 MB"));
        write("one/big.md", "x".repeat(10_000_000));
        assertThat(problems("number", "answer: 1\n", "")).anyMatch(p -> p.contains("larger than 200 kB"));
    }

    @Test
    void yaml_bombs_do_not_go_off() throws IOException {
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
        assertThat(problems("number", bomb + "answer: 1\n", "")).isNotEmpty();
        assertThat(problems("number", "let: {x: " + "[".repeat(5_000) + "}\n", ""))
                .isNotEmpty();
    }

    @Test
    void a_saved_file_shows_and_a_broken_one_leaves_the_last_good_state() throws IOException {
        problems("number", "answer: 1\n", "");
        PackFolder folder = new PackFolder(pack, MARKDOWN);
        folder.refresh();
        assertThat(folder.problems()).isEmpty();
        assertThat(folder.good().bank().questions()).containsKey("one/q");
        write("one/r.md", "---\nid: one/r\nkind: number\ntitle: T\nanswer: 1/0\n---\n## Prompt\nP\n## Solution\nS\n");
        folder.refresh();
        assertThat(folder.problems()).singleElement().asString().contains("one/r.md");
        assertThat(folder.good().bank().questions()).doesNotContainKey("one/r");
        write("one/r.md", "---\nid: one/r\nkind: number\ntitle: T\nanswer: 1/20\n---\n## Prompt\nP\n## Solution\nS\n");
        folder.refresh();
        assertThat(folder.problems()).isEmpty();
        assertThat(folder.good().bank().questions()).containsKey("one/r");
    }

    @Test
    void grading_never_throws_whatever_was_typed() throws IOException {
        List<Variant> all = List.of(
                variant("interpretation", READING, "", 1),
                variant("order", "", "## Lines\n1. a\n2. b\n3. c\n", 1),
                variant("match", "", "## Pairs\n- a :: x\n- b :: y\n", 1),
                variant("matrix", "vary: {v: {vector: 2, of: [1, 2]}}\nanswer: v\n", "", 1),
                variant("open", "", POINTS, 1),
                variant("choices", "", "## Options\n- [x] a\n- [ ] b\n", 1));
        for (Variant v : all) {
            for (String hostile : List.of(
                    "",
                    "\0",
                    "1\n".repeat(3_000),
                    "9".repeat(5_000),
                    "points: 1 2 3\nprobes: 99",
                    "\u202e\n\u202e",
                    "1/0\n1/0\n1/0\n1/0\n1/0")) {
                boolean right = GRADER.grade(v, hostile).verdict().outcome().isCorrect();
                // "1" many times over is a right pick of the first of two options
                assertThat(right).isEqualTo(v.question() instanceof Question.Choices && hostile.startsWith("1\n"));
            }
        }
    }
}
