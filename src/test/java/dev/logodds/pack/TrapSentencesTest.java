package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.logodds.lab.Figures;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Traps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The traps of the pack, on sentences as candidates type them. */
class TrapSentencesTest {
    private static final Path CONTENT = Path.of("content", "core");
    private static final QuestionBank BANK =
            PackReader.read(CONTENT, new Markdown(new Katex(), Figures::svg)).bank();

    /**
     * A sentence.
     *
     * @param set {@code seen} while the detector was made, or held out until it was measured: the README beside the table tells
     * @param known why the detector is wrong about it and may be, or nothing
     */
    record Sentence(String question, String key, String set, boolean falls, String known, String text) {
        boolean found() {
            return !Traps.find(
                            text,
                            Map.of(key, Objects.requireNonNull(traps(question).get(key))))
                    .isEmpty();
        }

        @Override
        public String toString() {
            return key + ": " + text;
        }
    }

    static List<Sentence> sentences() throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("src", "test", "resources", "question", "trap-sentences.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(c -> new Sentence(c[0], c[1], c[2], c[3].equals("yes"), c[4], c[6]))
                    .toList();
        }
    }

    /** A known failure that is none any more fails, too: then its note has to go. */
    @ParameterizedTest
    @MethodSource("sentences")
    void a_sentence_falls_or_does_not(Sentence s) {
        assertThat(s.found()).as(s.toString()).isEqualTo(s.falls() == s.known().isEmpty());
    }

    @Test
    void every_trap_has_sentences_that_fall_and_some_that_do_not() throws IOException {
        List<Sentence> all = sentences();
        BANK.everything().forEach(q -> {
            if (!(q instanceof Question.Open open)) return;
            assertThat(open.traps().keySet()).allSatisfy(key -> {
                assertThat(all.stream().filter(s -> s.key().equals(key) && s.falls()))
                        .hasSizeGreaterThanOrEqualTo(4);
                assertThat(all.stream().filter(s -> s.key().equals(key) && !s.falls()))
                        .hasSizeGreaterThanOrEqualTo(4);
                assertThat(all)
                        .anyMatch(s ->
                                s.question().equals(open.meta().id()) && s.key().equals(key));
            });
        });
        assertThat(all.stream().filter(s -> !s.known().isEmpty())).hasSizeLessThanOrEqualTo(all.size() / 20);
    }

    /** What the pack itself gives as a good answer falls into no trap. */
    @Test
    void a_model_answer_is_not_accused() throws IOException {
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                String text = Files.readString(file);
                if (!text.contains("\nkind: open\n")) continue;
                String id = text.lines()
                        .filter(l -> l.startsWith("id: "))
                        .findFirst()
                        .orElseThrow()
                        .substring(4);
                String solution = text.substring(text.indexOf("## Solution"));
                assertThat(Traps.find(solution, traps(id))).as(id).isEmpty();
            }
        }
    }

    @Test
    void neither_is_a_good_answer_in_a_hurry() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src", "test", "resources", "question", "good-answers.tsv"))) {
            assertThat(lines.skip(1).map(line -> line.split("\t", -1)))
                    .hasSizeGreaterThanOrEqualTo(19)
                    .allSatisfy(c -> assertThat(Traps.find(c[1], traps(c[0]))).isEmpty());
        }
    }

    private static Map<String, List<String>> traps(String question) {
        return ((Question.Open) BANK.asked(question).orElseThrow()).traps();
    }
}
