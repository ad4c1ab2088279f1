package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference rows, with the tasks that their words describe. */
class ReferenceCasesTest {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{3,}");
    private final Checker checker = Questions.strict();

    record Row(
            String id,
            String context,
            String symbols,
            String reference,
            String input,
            String verdict,
            String diagnosis) {
        @Override
        public String toString() {
            return id + " " + input;
        }
    }

    static Stream<Row> rows() {
        return Csv.resource("/formula/reference-cases.csv").stream()
                .skip(1)
                .map(r -> new Row(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4), r.get(5), r.get(6)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndMistake(Row row) {
        Verdict v = row.context().startsWith("number")
                ? NumberAnswer.check(row.input(), Math.exp(0.7), Tolerance.digits(3), Map.of())
                : checker.check(context(row), task(row), row.input());
        assertThat(v.outcome().key()).as(v.message()).isEqualTo(row.verdict());
        Matcher key = KEY.matcher(row.diagnosis());
        if (key.find()) {
            String first = key.group();
            if (first.equals("FIRST_BAD_LINE")) {
                assertThat(v.line()).isEqualTo(3);
                assertThat(v.mistake()).isEqualTo("TERM_SIGN");
            } else {
                assertThat(v.mistake()).as(v.message()).isEqualTo(first);
            }
        }
    }

    private static Context context(Row row) {
        String data = "X[n,d] real; y[n] {0,1}; w[d] real";
        String c = row.context();
        if (row.symbols().startsWith("z:")) {
            return Questions.context("z real", "");
        }
        if (c.startsWith("softmax")) {
            return Questions.context("X[n,d] real; W[d,K] real; Y[n,K] one-hot", "");
        }
        if (c.contains("hinge")) {
            return Questions.context("X[n,d] real; t[n] {-1,1}; w[d] real; lambda >0 = lam", "");
        }
        String more = c.startsWith("component")
                ? "; j index:d"
                : c.contains("lam/2")
                        ? "; lambda >0 = lam"
                        : c.startsWith("weighted") ? "; s[n] >0" : c.contains("MAP") ? "; tau >0" : "";
        String definitions = c.contains("MAP")
                ? "p = sigmoid(X w); l = sum_i [y_i log p_i + (1-y_i) log(1-p_i)]"
                : c.contains("chain rule") ? "z_i = x_i^T w; p = sigmoid(X w)" : "p = sigmoid(X w)";
        return Questions.context(data + more, definitions);
    }

    private static Task task(Row row) {
        String c = row.context();
        String bce = Questions.BCE;
        if (c.startsWith("gradient wrt w of mean BCE") || c.startsWith("component")) {
            return new Task.Gradient(bce, "w");
        }
        if (c.startsWith("gradient of mean BCE + (lam")) {
            return new Task.Gradient(bce + " + (lambda/2) ||w||^2", "w");
        }
        if (c.startsWith("Hessian")) {
            return new Task.Hessian(bce, "w");
        }
        if (c.startsWith("softmax")) {
            return new Task.Gradient("-(1/n) sum(Y ⊙ log(softmax(X W)))", "W");
        }
        if (c.startsWith("subgradient")) {
            return new Task.Gradient("(1/n) sum_i max(0, 1 - t_i w^T x_i) + (lambda/2)||w||^2", "w");
        }
        if (c.startsWith("weighted")) {
            return new Task.Gradient("-(1/n) sum_i s_i [y_i log p_i + (1-y_i) log(1-p_i)]", "w");
        }
        if (c.startsWith("Newton")) {
            return new Task.Formula("w + (X^T S X)^{-1} X^T (y-p) where S=diag(p⊙(1-p))");
        }
        if (c.contains("chain rule")) {
            return new Task.Derivation("-sum_i [y_i log p_i + (1-y_i) log(1-p_i)]", "w", List.of());
        }
        if (c.contains("MAP")) {
            return new Task.Derivation("-l + ||w||^2/(2 tau^2)", "w", List.of());
        }
        return new Task.Formula(row.reference());
    }
}
