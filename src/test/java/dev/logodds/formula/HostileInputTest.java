package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Broken and malicious input: a verdict every time, and soon. */
class HostileInputTest {
    private static final List<String> BITS = List.of(
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "^",
            "_",
            "\\frac",
            "\\sum_i",
            "'",
            "|",
            "||",
            "‖",
            "\\left",
            "@",
            "*",
            "**",
            "/",
            ".T",
            ".",
            "=",
            "<",
            "where",
            "S = ",
            "sum(",
            "np.",
            "axis=0",
            "for i in range(n)",
            "x_i",
            "σ",
            "∇",
            "∂",
            "dL/dw",
            "\\hat",
            "\\mathbf",
            "1[",
            "C",
            "∝",
            "\\\\",
            "\n",
            "log",
            "[:,None]",
            "e^",
            "nan",
            "I",
            "²",
            "ᵢ",
            "½",
            "softmax(",
            "%",
            ",",
            ";",
            "&",
            "#",
            "\"",
            "<script>",
            "\u200b",
            "\u202e",
            "а",
            "1e999",
            "0/0");
    private final Checker checker = Questions.strict();
    private final Context context = Questions.context("X[n,d] real; y[n] {0,1}; w[d] real", "p = sigmoid(X w)");
    private final Task gradient = new Task.Gradient(Questions.BCE, "w");
    private final Task derivation = new Task.Derivation(Questions.BCE, "w", List.of());

    @Test
    void randomDamageNeverThrows() {
        Random random = new Random(5);
        List<String> seeds = Csv.resource("/formula/reference-cases.csv").stream()
                .map(r -> r.get(4))
                .toList();
        for (int k = 0; k < 4_000; k++) {
            StringBuilder s = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(s.length() + 1);
                if (random.nextInt(3) == 0) {
                    s.delete(at, Math.min(s.length(), at + 1 + random.nextInt(4)));
                } else {
                    s.insert(at, BITS.get(random.nextInt(BITS.size())));
                }
            }
            String input = s.toString();
            Verdict v = checker.check(context, k % 5 == 0 ? derivation : gradient, input);
            Span span = v.position();
            assertThat(span == null || span.end() <= input.length()).as(input).isTrue();
            assertThat(checker.preview(context, input)).isNotNull();
            assertThat(NumberAnswer.check(input, 1, Tolerance.DEFAULT, Map.of()))
                    .isNotNull();
        }
    }

    @Test
    void hugeInputIsRefusedAtOnce() {
        List<String> huge = List.of(
                "{".repeat(1_000_000),
                "(".repeat(1_999),
                "-".repeat(1_999),
                "w+".repeat(999),
                "\\frac".repeat(300),
                "\\sum_i ".repeat(200),
                "x_i".repeat(600),
                "1/2w".repeat(300),
                "log p ".repeat(300),
                "\n".repeat(5_000),
                "=".repeat(5_000),
                "'".repeat(1_999) + "w");
        for (String input : huge) {
            Verdict v = Assertions.assertTimeout(Duration.ofSeconds(2), () -> checker.check(context, gradient, input));
            assertThat(v.outcome()).isNotEqualTo(Outcome.CORRECT);
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> checker.check(context, derivation, input));
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> checker.preview(context, input));
            Assertions.assertTimeout(
                    Duration.ofSeconds(2), () -> NumberAnswer.check(input, 1, Tolerance.DEFAULT, Map.of()));
        }
    }
}
