package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.logodds.formula.Tensor;
import dev.logodds.question.Bindings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private final Markdown markdown = new Markdown(new Katex(), name -> "<svg data-name=\"" + name + "\"></svg>");

    private String html(String text) {
        return markdown.prose(text).html();
    }

    @Test
    void raw_html_and_dangerous_addresses_do_not_pass() {
        assertThat(html("<script>alert(1)</script>")).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(html("[x](javascript:alert(1))")).doesNotContain("javascript:");
        assertThat(html("$\\href{javascript:alert(1)}{x}$")).doesNotContain("href=\"javascript:");
    }

    @Test
    void mathematics_is_typeset_with_mathml_beside_it() {
        assertThat(html("for $p_i$ and")).contains("class=\"katex\"").contains("<math");
        assertThat(html("$$\n- x\n= y\n$$"))
                .contains("katex-display")
                .doesNotContain("<li>")
                .doesNotContain("<h1>");
        assertThat(html("a price of 5 dollars$")).contains("dollars$");
    }

    @Test
    void unreadable_mathematics_is_an_error_with_its_reason() {
        assertThatThrownBy(() -> html("$\\nosuch{x}$"))
                .isInstanceOf(Katex.Unreadable.class)
                .hasMessageContaining("\\nosuch");
        assertThatThrownBy(() -> html("$\\def\\a{\\a\\a}\\a$")).isInstanceOf(Katex.Unreadable.class);
    }

    @Test
    void numbers_are_computed_in_prose_and_in_mathematics() {
        assertThat(html("it is {{ exp(0) - 2 | 2 }}.")).contains("it is −1.00.");
        assertThat(html("$x = {{ 1/8 | 3 }}$")).contains("0.125");
        assertThat(markdown.prose("z is {{ z | 1 }}").html(new Bindings(Map.of("z", Tensor.of(-0.04)), Map.of())))
                .contains("z is 0.0");
        assertThat(html("`{{ untouched }}`")).contains("{{ untouched }}");
        assertThat(html("{{ 1/8 | percent 1 }} and {{ 1234.5 | figures 2 }}")).contains("12.5% and 1200");
        Bindings drawn = new Bindings(
                Map.of("X", new Tensor(2, 2, List.of(1.0, -2.0, 3.0, 4.0)), "v", Tensor.column(1, -2)),
                Map.of("who", "a <b>"));
        assertThat(markdown.prose("{{ X_{1,2} | 1 }}, {{ v_2 | 0 }}, {{ v | list 1 }}")
                        .html(drawn))
                .contains("−2.0, −2, 1.0, −2.0");
        assertThat(markdown.prose("for {{ who }}").html(drawn)).contains("for a &lt;b&gt;");
        assertThat(markdown.prose("$X = {{ X | matrix 0 }}$").html(drawn))
                .contains("mtable")
                .contains("<mn>4</mn>");
    }

    @Test
    void call_outs_stand_apart_and_what_is_to_be_found_first_is_folded() {
        assertThat(html("> [!trap] Mind $n$\n> The text."))
                .contains("class=\"note note--trap\"")
                .contains("Trap")
                .contains("Mind <span")
                .contains("The text.");
        assertThat(html("> [!senior]\n> Deep.")).contains("<details class=\"note note--senior\">");
        assertThat(html("> just a quote")).contains("<blockquote>");
    }

    @Test
    void a_line_of_a_derivation_opens_for_its_number() {
        assertThat(html("```derivation\na = b ;; because ;; $1 = 1$\nc = d ;; so\n```"))
                .contains("<ol class=\"derivation\">")
                .containsOnlyOnce("<details")
                .contains("because");
    }

    @Test
    void figures_are_drawn_and_links_by_id_resolved() {
        assertThat(html("![what it shows](figure:one)"))
                .contains("<figure")
                .contains("data-name=\"one\"")
                .doesNotContain("<p><figure");
        assertThat(html("[a](topic:mle) [b](lab:x) [c](question:a/b)"))
                .contains("href=\"/topics/mle\"")
                .contains("href=\"/labs/x\"")
                .contains("href=\"/questions/a/b\"");
    }
}
