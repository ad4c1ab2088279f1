package dev.logodds.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClausesTest {
    @Test
    void a_sentence_is_cut_where_a_listener_would_pause() {
        assertThat(Clauses.of(
                        "The log-odds are linear, because evidence adds up. I would check that: p = 0.5, not more."))
                .containsExactly(
                        "The log-odds are linear,",
                        "because evidence adds up.",
                        "I would check that:",
                        "p = 0.5, not more.");
        assertThat(Clauses.of("A mean of 0.95 isn't one; e.g. in Python 3.12 it differs"))
                .hasSize(2);
        assertThat(Clauses.of("one\ntwo three four\n\nfive six seven"))
                .containsExactly("one\ntwo three four", "five six seven");
        assertThat(Clauses.of("  ")).isEmpty();
    }

    @Property(tries = 300)
    void nothing_is_lost_and_there_are_never_too_many(@ForAll String text) {
        List<String> clauses = Clauses.of(text);
        assertThat(dense(String.join("", clauses))).isEqualTo(dense(text));
        assertThat(clauses).hasSizeLessThanOrEqualTo(40);
    }

    private static String dense(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
