package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Right answers rewritten and broken by machine: how often the verdict and the named mistake are right. */
class MutationTest {
    private static final String DATA = "X[n,d] real; y[n] {0,1}; w[d] real";
    private static final String P = "p = sigmoid(X w)";

    private record Subject(Problem problem, Reading reference) {}

    private static Subject subject(String symbols, String definitions, String kind, String of, String answer) {
        Model model = new Model(Questions.context(symbols, definitions));
        Problem problem = new Problem(model, Questions.task(kind, of, symbols.contains("W[") ? "W" : "w"));
        return new Subject(problem, Texts.readings(model, answer).getFirst());
    }

    private static List<Subject> subjects() {
        List<Subject> out = new ArrayList<>();
        String bce = Questions.BCE;
        for (String a : List.of(
                "X.T @ (sigmoid(X @ w) - y) / n",
                "\\frac1n \\sum_{i=1}^n (\\sigma(w^\\top x_i) - y_i) x_i",
                "X^T(p-y)/n",
                "np.mean((p - y)[:, None] * X, axis=0)",
                "-X.T @ ((2*y-1) * sigmoid(-(2*y-1) * (X @ w))) / n")) {
            out.add(subject(DATA, P, "gradient", bce, a));
        }
        for (String a : List.of(
                "X.T @ np.diag(p*(1-p)) @ X / n",
                "\\frac1n\\sum_i p_i(1-p_i) x_i x_i^\\top",
                "X^T diag(p⊙(1-p)) X / n")) {
            out.add(subject(DATA, P, "hessian", bce, a));
        }
        for (String a : List.of(
                "-np.mean(y*np.log(p) + (1-y)*np.log(1-p))",
                "\\frac1n\\sum_i \\left[\\log(1+e^{w^\\top x_i}) - y_i w^\\top x_i\\right]",
                "-(y^T log p + (1-y)^T log(1-p))/n")) {
            out.add(subject(DATA, P, "formula", bce, a));
        }
        out.add(subject(DATA + "; lambda >0", P, "gradient", bce + " + (lambda/2)||w||^2", "X^T(p-y)/n + lambda w"));
        out.add(subject(
                DATA + "; s[n] >0",
                P,
                "gradient",
                "-(1/n) sum_i s_i [y_i log p_i + (1-y_i) log(1-p_i)]",
                "X^T(s⊙(p-y))/n"));
        out.add(subject(
                "X[n,d] real; W[d,K] real; Y[n,K] one-hot",
                "",
                "gradient",
                "-(1/n) sum(Y ⊙ log(softmax(X W)))",
                "X.T @ (softmax(X @ W, axis=1) - Y) / n"));
        out.add(subject(
                "X[n,d] real; t[n] {-1,1}; w[d] real; lambda >0",
                "",
                "gradient",
                "(1/n) sum_i max(0, 1 - t_i w^T x_i) + (lambda/2)||w||^2",
                "lambda w - (1/n) sum_i 1[t_i w^T x_i < 1] t_i x_i"));
        out.add(subject(
                DATA, P, "gradient", "(1/n) sum_i (p_i - y_i)^2", "\\frac2n X^\\top((p-y)\\odot p\\odot(1-p))"));
        out.add(subject("X[n,d] real; y[n] real; w[d] real", "", "gradient", "(1/(2n)) ||X w - y||^2", "X^T(Xw-y)/n"));
        out.add(subject(
                "X[n,d] real; y[n] {-1,1}; w[d] real",
                "",
                "gradient",
                "(1/n) sum_i log(1+e^{-y_i w^T x_i})",
                "-(1/n) sum_i y_i x_i σ(-y_i w^T x_i)"));
        out.add(subject(
                DATA,
                "q = Phi(X w)",
                "gradient",
                "-sum_i [y_i log q_i + (1-y_i) log(1-q_i)]",
                "sum_i (q_i - y_i) φ(w^T x_i) x_i / (q_i (1-q_i))"));
        return out;
    }

    @Test
    void brokenAnswersAreNeverCorrectAndMostAreNamed() {
        int broken = 0;
        int accepted = 0;
        int named = 0;
        int single = 0;
        Map<String, Integer> unnamed = new TreeMap<>();
        for (Subject s : subjects()) {
            Grader grader = new Grader(s.problem());
            for (Edit edit : Edits.of(s.reference().body(), s.problem().model)) {
                Typed typed = typed(s, edit.result());
                if (typed == null || !typed.core().shape().sameEntries(s.problem().expected) || equivalent(s, typed)) {
                    continue;
                }
                broken++;
                Verdict v = grader.grade(typed);
                accepted += v.outcome().isCorrect() ? 1 : 0;
                if (v.outcome().isCorrect()) {
                    System.out.println("ACCEPTED " + edit.mistake() + " " + Typeset.latex(typed));
                }
                single++;
                boolean undefined = "DOMAIN_ERROR".equals(v.mistake()) || "UNSTABLE".equals(v.mistake());
                boolean ok = undefined
                        || plausible(edit.mistake()).stream()
                                .anyMatch(m -> m.name().equals(v.mistake()));
                named += ok ? 1 : 0;
                if (!ok) {
                    unnamed.merge(edit.mistake() + " -> " + v.mistake(), 1, Integer::sum);
                    System.out.println("UN " + edit.mistake() + " -> " + v.mistake() + "   " + Typeset.latex(typed));
                }
            }
        }
        System.out.println(
                "mutants " + broken + ", accepted " + accepted + ", named " + named + " of " + single + " " + unnamed);
        assertThat(accepted).isZero();
        assertThat(broken).isGreaterThan(400);
        assertThat(named / (double) single).isGreaterThan(0.9);
    }

    @Test
    void rewrittenAnswersStayCorrect() {
        Random random = new Random(11);
        int rewritten = 0;
        int refused = 0;
        for (Subject s : subjects()) {
            Grader grader = new Grader(s.problem());
            for (int k = 0; k < 60; k++) {
                Expr e = s.reference().body();
                for (int step = 0; step < 3; step++) {
                    e = rewrite(e, random);
                }
                Typed typed = typed(s, e);
                if (typed == null) {
                    continue;
                }
                rewritten++;
                Verdict v = grader.grade(typed);
                if (!v.outcome().isCorrect()) {
                    refused++;
                    System.out.println("refused " + Typeset.latex(typed) + " " + v.mistake() + " " + v.message());
                }
            }
        }
        System.out.println("rewrites " + rewritten + ", refused " + refused);
        assertThat(rewritten).isGreaterThan(600);
        assertThat(refused * 100).isLessThanOrEqualTo(rewritten);
    }

    private static @org.jspecify.annotations.Nullable Typed typed(Subject s, Expr e) {
        try {
            return Typer.type(s.problem().model, s.reference().withBody(e));
        } catch (Rejection _) {
            return null;
        }
    }

    /** Judged on draws of its own, so as not to trust the grader's. */
    private static boolean equivalent(Subject s, Typed mutant) {
        Core reference = Typer.type(s.problem().model, s.reference()).core();
        for (int k = 0; k < 24; k++) {
            Draw d = Draw.of(s.problem().model.drawn, 987_654_321L, k, 0.4);
            try {
                double[] a = new Evaluator(d, new Tape()).run(reference).v;
                double[] g = new Evaluator(d, new Tape()).run(mutant.core()).v;
                if (Problem.finite(a) && !Comparison.same(g, a)) {
                    return false;
                }
            } catch (Rejection _) {
                return false;
            }
        }
        return true;
    }

    private static Expr rewrite(Expr e, Random random) {
        List<Expr> all = new ArrayList<>();
        collect(e, x -> x, all, random);
        return all.isEmpty() ? e : all.get(random.nextInt(all.size()));
    }

    private static void collect(Expr e, UnaryOperator<Expr> put, List<Expr> out, Random random) {
        Span s = e.span();
        if (e instanceof Expr.Bin(Expr.Op op, Expr a, Expr b, Span _)) {
            if (op == Expr.Op.ADD || op == Expr.Op.ODOT) {
                out.add(put.apply(new Expr.Bin(op, b, a, s)));
            }
            if (op == Expr.Op.SUB) {
                out.add(put.apply(new Expr.Bin(Expr.Op.ADD, new Expr.Neg(b, s), a, s)));
                out.add(put.apply(new Expr.Neg(new Expr.Bin(Expr.Op.SUB, b, a, s), s)));
            }
            if (op.product() && b instanceof Expr.Bin(Expr.Op inner, Expr x, Expr y, Span _) && inner == Expr.Op.SUB) {
                out.add(put.apply(new Expr.Bin(Expr.Op.SUB, new Expr.Bin(op, a, x, s), new Expr.Bin(op, a, y, s), s)));
            }
            out.add(put.apply(new Expr.Bin(Expr.Op.STAR, Expr.num(1, s), e, s)));
            out.add(put.apply(
                    new Expr.Bin(Expr.Op.DIV, new Expr.Bin(Expr.Op.STAR, Expr.num(3, s), e, s), Expr.num(3, s), s)));
        }
        if (e instanceof Expr.Call(String fn, List<Expr> args, Map<String, Expr> _, boolean _, Span _)
                && fn.equals("sigma")) {
            out.add(put.apply(new Expr.Bin(
                    Expr.Op.SUB, Expr.num(1, s), Edits.call("sigma", new Expr.Neg(args.getFirst(), s)), s)));
            out.add(put.apply(Edits.call(
                    "reciprocal",
                    new Expr.Bin(
                            Expr.Op.ADD, Expr.num(1, s), Edits.call("exp", new Expr.Neg(args.getFirst(), s)), s))));
        }
        out.add(put.apply(new Expr.Neg(new Expr.Neg(e, s), s)));
        boolean structural = e instanceof Expr.Index || e instanceof Expr.Big;
        if (structural) {
            if (e instanceof Expr.Big big) {
                collect(big.body(), c -> put.apply(e.map(x -> x == big.body() ? c : x)), out, random);
            }
            return;
        }
        for (Expr child : e.children()) {
            collect(child, c -> put.apply(e.map(x -> x == child ? c : x)), out, random);
        }
    }

    private static final Set<Mistake> SCALES = Set.of(
            Mistake.FACTOR_TWO,
            Mistake.MISSING_HALF,
            Mistake.MISSING_1_OVER_N,
            Mistake.EXTRA_1_OVER_N,
            Mistake.WRONG_NORMALISER,
            Mistake.SCALED,
            Mistake.SUM_FOR_MEAN,
            Mistake.REG_FACTOR,
            Mistake.REG_OVER_N,
            Mistake.CONSTANT_OFFSET);

    /** What may be said of an answer broken by the edit that would mend {@code edit}'s mistake. */
    private static Set<Mistake> plausible(Mistake edit) {
        return switch (edit) {
            case TERM_SIGN, MISSING_COMPLEMENT ->
                Set.of(
                        Mistake.TERM_SIGN,
                        Mistake.SIGN_FLIPPED,
                        Mistake.REG_SIGN,
                        Mistake.MISSING_COMPLEMENT,
                        Mistake.SWAPPED_OPERANDS);
            case FACTOR_TWO, MISSING_HALF, MISSING_1_OVER_N, EXTRA_1_OVER_N, SUM_FOR_MEAN -> SCALES;
            case MISSING_FACTOR -> Set.of(Mistake.EXTRA_FACTOR, Mistake.MSE_GRADIENT);
            case EXTRA_FACTOR ->
                with(
                        SCALES,
                        Mistake.MISSING_FACTOR,
                        Mistake.MISSING_WEIGHTS,
                        Mistake.SIGMA_PRIME_DROPPED,
                        Mistake.LINK_DROPPED,
                        Mistake.MISSING_TERM);
            case EXTRA_TERM ->
                with(
                        SCALES,
                        Mistake.MISSING_TERM,
                        Mistake.REG_MISSING,
                        Mistake.WRONG_LOSS,
                        Mistake.MISSING_FACTOR,
                        Mistake.MISSING_COMPLEMENT);
            case WRONG_FUNCTION, EXTRA_SQUARE, MISSING_LOG, LINK_DROPPED, MISSING_SQUARE, MISSING_INVERSE ->
                Set.of(
                        Mistake.WRONG_FUNCTION,
                        Mistake.MISSING_LOG,
                        Mistake.LINK_DROPPED,
                        Mistake.MISSING_SQUARE,
                        Mistake.EXTRA_SQUARE,
                        Mistake.EXTRA_FACTOR);
            case WRONG_LINK -> Set.of(Mistake.WRONG_LINK, Mistake.WRONG_FUNCTION);
            case WRONG_SYMBOL -> with(SCALES, Mistake.WRONG_SYMBOL);
            case SWAPPED_OPERANDS -> with(SCALES, Mistake.SWAPPED_OPERANDS);
            case MISPLACED_BRACKET -> with(SCALES, Mistake.MISPLACED_BRACKET);
            case MISSING_WEIGHTS -> Set.of(Mistake.EXTRA_FACTOR);
            case MISPLACED_TERM ->
                with(
                        SCALES,
                        Mistake.MISPLACED_TERM,
                        Mistake.EXTRA_TERM,
                        Mistake.MISSING_TERM,
                        Mistake.MISSING_COMPLEMENT);
            case MISSING_TERM -> Set.of(Mistake.EXTRA_TERM, Mistake.TERM_SIGN);
            default -> Set.of(edit);
        };
    }

    private static Set<Mistake> with(Set<Mistake> some, Mistake... more) {
        Set<Mistake> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }
}
