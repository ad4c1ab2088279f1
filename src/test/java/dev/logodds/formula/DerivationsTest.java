package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a derivation is credited, and where its first bad line is; verdicts and mistakes are in the table. */
class DerivationsTest {
    private static final Context CONTEXT =
            Questions.context("X[n,d] real; y[n] {0,1}; w[d] real; eta >0", "p = sigmoid(X w)");
    private static final Task.Derivation DRILL = new Task.Derivation(
            "-sum_i [y_i log p_i + (1-y_i) log(1-p_i)]",
            "w",
            List.of("likelihood", "log-likelihood", "loss", "softplus", "gradient", "hessian", "psd"));
    private static final List<String> LINES = List.of(
            "L(w) = \\prod_i p_i^{y_i}(1-p_i)^{1-y_i}",
            "\\ell(w) = \\sum_i [y_i \\log p_i + (1-y_i)\\log(1-p_i)]",
            "J(w) = -\\ell(w)",
            "= \\sum_i [\\log(1+e^{w^\\top x_i}) - y_i w^\\top x_i]",
            "\\nabla_w J = X^\\top(p-y)",
            "H = X^\\top \\operatorname{diag}(p\\odot(1-p)) X",
            "v^\\top H v = \\sum_i p_i(1-p_i)(v^\\top x_i)^2 \\ge 0");
    private final Checker checker = Questions.strict();

    private Verdict check(List<String> lines) {
        return checker.check(CONTEXT, DRILL, String.join("\n", lines));
    }

    @Test
    void eachLineOfTheDrillEarnsItsStation() {
        for (int k = 1; k <= LINES.size(); k++) {
            Verdict v = check(LINES.subList(0, k));
            assertThat(v.reached())
                    .as(v.message())
                    .containsExactlyInAnyOrderElementsOf(DRILL.require().subList(0, k));
            assertThat(v.outcome()).isEqualTo(k < LINES.size() ? Outcome.INCORRECT : Outcome.CORRECT);
        }
    }

    @Test
    void aBadLineCostsItsOwnStationOnly() {
        List<String> broken = LINES.stream()
                .map(l -> l.startsWith("\\nabla") ? l.replace("p-y", "y-p") : l)
                .toList();
        Verdict v = check(broken);
        assertThat(v.line()).isEqualTo(5);
        assertThat(v.mistake()).isEqualTo("SIGN_FLIPPED");
        assertThat(v.reached()).doesNotContain("gradient").contains("likelihood", "softplus", "hessian", "psd");
        assertThat(v.lines().get(5).status()).isEqualTo(LineResult.Status.RIGHT_ON_ITS_OWN);
    }

    @Test
    void whatIsClaimedToBePositiveIsChecked() {
        List<String> negative = List.of(LINES.get(5).replace("H = ", "H = -") + " \\succeq 0");
        assertThat(check(negative).reached()).isEmpty();
        List<String> beside = List.of(LINES.get(5), "w^\\top w \\ge 0");
        assertThat(check(beside).reached()).containsExactly("hessian");
    }

    @Test
    void whatIsOnlySaidIsNoArgument() {
        for (String bare : List.of("H \\succeq 0", "v^\\top H v \\ge 0", "0 \\le v^\\top H v", "so H \\succeq 0")) {
            Verdict v = check(List.of(LINES.get(5), bare));
            assertThat(v.reached()).as(bare).containsExactly("hessian");
            assertThat(v.line()).as(bare).isNull();
        }
        String sum = LINES.get(6).replace("\\ge 0", "");
        assertThat(check(List.of(LINES.get(5), sum, "H \\succeq 0")).reached()).contains("psd");
        assertThat(check(List.of(LINES.get(5), "p_i(1-p_i) > 0", "H \\succeq 0"))
                        .reached())
                .contains("psd");
        assertThat(check(List.of(LINES.get(5), "y_i \\ge 0", "H \\succeq 0")).reached())
                .doesNotContain("psd");
    }

    @Test
    void anInequalityHoldsForAllDataOrIsABadLine() {
        for (String right : List.of("0 \\le p_i(1-p_i) \\le 1/4", "p_i \\in (0,1)", "H \\preceq X^\\top X / 4")) {
            assertThat(check(List.of(LINES.get(5), right)).line()).as(right).isNull();
        }
        for (String wrong : List.of("p_i(1-p_i) > 1/4", "w^\\top w \\le 100", "H \\succ 0", "(x_i^\\top v)^2 > 0")) {
            assertThat(check(List.of(LINES.get(5), wrong)).line()).as(wrong).isEqualTo(2);
        }
    }

    @Test
    void aStepOfDescentIsCheckedAgainstTheGradient() {
        String right = "w_{t+1} = w_t - \\eta X^\\top(p-y)";
        assertThat(check(List.of(LINES.get(4).replace("J", "L"), right)).line()).isNull();
        assertThat(check(List.of(LINES.get(4).replace("J", "L"), right.replace("- \\eta", "+ \\eta")))
                        .line())
                .isEqualTo(2);
    }

    @Test
    void caretsPointIntoTheLineThatIsMeant() {
        Verdict v = check(List.of(LINES.get(0), "\\ell(w) = \\sum_i y_i \\log q_i"));
        assertThat(v.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(v.caret()).contains("q_i").doesNotContain("prod");
    }
}
