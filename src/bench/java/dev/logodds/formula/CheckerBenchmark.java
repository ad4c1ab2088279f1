package dev.logodds.formula;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a learner waits for: reading, previewing and checking answers of mean cross-entropy, right and wrong. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class CheckerBenchmark {
    private static final String DERIVATION =
            """
            L = -\\frac1n \\sum_i [y_i \\log p_i + (1-y_i) \\log(1-p_i)]
            = \\frac1n \\sum_i [\\log(1+e^{w^\\top x_i}) - y_i w^\\top x_i]
            \\nabla_w L = \\frac1n \\sum_i (p_i - y_i) x_i
            = X^\\top (p - y)/n
            H = X^\\top diag(p \\odot (1-p)) X / n""";

    private record Answers(Task task, String right, String named, String unexplained) {}

    private static final Map<String, Answers> ANSWERS = Map.of(
            "gradient",
            new Answers(
                    new Task.Gradient(Questions.BCE, "w"),
                    "\\frac1n \\sum_{i=1}^n (\\sigma(w^\\top x_i) - y_i) x_i",
                    "\\frac1n \\sum_{i=1}^n (\\sigma(w^\\top x_i) + y_i) x_i",
                    "\\frac1n \\sum_{i=1}^n (\\sigma(w^\\top x_i)^2 - y_i) x_i + \\frac{w}{2}"),
            "hessian",
            new Answers(
                    new Task.Hessian(Questions.BCE, "w"),
                    "\\frac1n\\sum_i p_i(1-p_i) x_i x_i^\\top",
                    "\\frac1n\\sum_i p_i x_i x_i^\\top",
                    "\\frac1n\\sum_i p_i(1-p_i)^3 x_i x_i^\\top + e^{w^\\top w} I"),
            "derivation",
            new Answers(
                    new Task.Derivation(Questions.BCE, "w", List.of("loss", "gradient", "hessian")),
                    DERIVATION,
                    DERIVATION.replace("(p - y)", "(y - p)"),
                    DERIVATION.replace("(p - y)", "(p \\odot p - e^{y})")));

    @Param({"gradient", "hessian", "derivation"})
    public String task = "";

    private final Context context =
            Questions.context("X[n,d] real; y[n] {0,1}; w[d] real", "p = sigmoid(X w)");
    private final Checker checker = new Checker();
    private Model model = new Model(context);
    private Answers answers = answers("gradient");

    @Setup(Level.Trial)
    public void chosen() {
        answers = answers(task);
        model = new Model(context);
        expect(Outcome.CORRECT, answers.right());
        expect(Outcome.INCORRECT, answers.named());
        expect(Outcome.INCORRECT, answers.unexplained());
    }

    private static Answers answers(String task) {
        return Objects.requireNonNull(ANSWERS.get(task));
    }

    private void expect(Outcome outcome, String answer) {
        Verdict v = checker.check(context, answers.task(), answer);
        if (v.outcome() != outcome) {
            throw new IllegalStateException(answer + ": " + v.message());
        }
    }

    @Benchmark
    public Object parse() {
        return Texts.readings(model, task.equals("derivation") ? "X^\\top (p - y)/n" : answers.right());
    }

    @Benchmark
    public Object preview() {
        return checker.preview(context, task.equals("derivation") ? "X^\\top (p - y)/n" : answers.right());
    }

    @Benchmark
    public Object right() {
        return checker.check(context, answers.task(), answers.right());
    }

    @Benchmark
    public Object wrongAndNamed() {
        return checker.check(context, answers.task(), answers.named());
    }

    @Benchmark
    public Object wrongAndUnexplained() {
        return checker.check(context, answers.task(), answers.unexplained());
    }
}
