package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Every function's derivative against central differences. */
class DifferentiationProperties {
    private static final String DATA =
            "X[n,d] real; y[n] {0,1}; w[d] real; W[d,K] real; Y[n,K] one-hot; t[n] {-1,1}; a >0";
    private final Context context = Questions.context(DATA, "p = sigmoid(X w)");

    @Provide
    Arbitrary<String> functions() {
        return Arbitraries.of(Names.ENTRYWISE);
    }

    @Provide
    Arbitrary<String> losses() {
        return Arbitraries.of(
                Questions.BCE,
                "mean(logaddexp(0, X w))",
                "sum(softmax(w) ⊙ w)",
                "logsumexp(w)",
                "sum(logsoftmax(w))",
                "max(w)",
                "min(w) + max(0, sum(w))",
                "clip(sum(w), -1, 1)",
                "prod(w)",
                "\\prod_{i=1}^n p_i",
                "||w||",
                "||w||_1 + ||w||_\\infty",
                "det(X^T X + w w^T)",
                "logdet(X^T diag(p) X)",
                "trace(X^T diag(p) X)",
                "w^T (X^T X)^{-1} w",
                "w^T solve(X^T X + diag(w ⊙ w), w)",
                "w^T (w w^T + I)^{3} w",
                "sum_i 1[t_i w^T x_i < 1] (1 - t_i w^T x_i)^2",
                "np.sum(np.where(X @ w > 0, X @ w, 0.1 * (X @ w)))",
                "np.sum(np.outer(w, w)) + np.dot(w, w)",
                "np.mean(np.sum(X * w, axis=1) ** 2)",
                "sum_i (w^T x_i)^2 / (1 + (w^T x_i)^2)",
                "sum_j w_j^3",
                "a^{w^T w / 10}");
    }

    @Property(tries = 200)
    void entrywise(@ForAll("functions") String fn, @ForAll @DoubleRange(min = 0.15, max = 0.85) double x) {
        Tape tape = new Tape();
        Node leaf = tape.leaf(tape.constant(x));
        Node y = Functions.unary(tape, fn, leaf);
        Node first = tape.gradient(y, leaf);
        double h = 1e-5;
        double expected = (at(fn, x + h) - at(fn, x - h)) / (2 * h);
        assertThat(first.value())
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6 * (1 + Math.abs(expected))));
        double second = tape.gradient(first, leaf).value();
        double curve = (slope(fn, x + h) - slope(fn, x - h)) / (2 * h);
        assertThat(second).isCloseTo(curve, org.assertj.core.data.Offset.offset(1e-5 * (1 + Math.abs(curve))));
    }

    private static double at(String fn, double x) {
        Tape tape = new Tape();
        return Functions.unary(tape, fn, tape.constant(x)).value();
    }

    private static double slope(String fn, double x) {
        Tape tape = new Tape();
        Node leaf = tape.leaf(tape.constant(x));
        return tape.gradient(Functions.unary(tape, fn, leaf), leaf).value();
    }

    @Property(tries = 150)
    void gradientsAndHessians(@ForAll("losses") String loss, @ForAll long seed) {
        Model model = new Model(context);
        Core core = model.author(loss, "loss").core();
        Draw draw = Draw.of(model.drawn, seed, (int) Math.floorMod(seed, 3L), 0.5);
        Evaluator e = new Evaluator(draw, new Tape(10 * Tape.BUDGET));
        Node leaf = e.leaf("w");
        Node y = e.run(core);
        Node gradient = e.tape.gradient(y, leaf);
        double[] hessian = e.tape.hessian(y, leaf).v;
        int d = leaf.v.length;
        double h = 1e-6;
        for (int k = 0; k < d; k++) {
            double[] up = gradient(core, draw, k, h);
            double[] down = gradient(core, draw, k, -h);
            double expected = (up[d] - down[d]) / (2 * h);
            assertThat(gradient.v[k])
                    .as(loss)
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4 * (1 + Math.abs(expected))));
            for (int j = 0; j < d; j++) {
                double curve = (up[j] - down[j]) / (2 * h);
                assertThat(hessian[k * d + j])
                        .as(loss)
                        .isCloseTo(curve, org.assertj.core.data.Offset.offset(1e-4 * (1 + Math.abs(curve))));
            }
        }
    }

    @Provide
    Arbitrary<String> maps() {
        return Arbitraries.of(
                Questions.BCE,
                "p",
                "X w",
                "X^T (p - y) / n",
                "softmax(w)",
                "X^T diag(p ⊙ (1-p)) X",
                "w w^T",
                "\\tanh(X w) ⊙ (X w)",
                "a y");
    }

    @Property(tries = 150)
    void jacobianVectorProducts(@ForAll("maps") String map, @ForAll long seed) {
        Model model = new Model(context);
        Draw draw = Draw.of(model.drawn, seed, (int) Math.floorMod(seed, 3L), 0.5);
        double[] w = java.util.Objects.requireNonNull(draw.values().get("w"));
        double[] direction = new double[w.length];
        for (int k = 0; k < w.length; k++) {
            direction[k] = Math.cos(seed + 2.3 * k);
        }
        double[] found = Derivatives.jacobianVectorProduct(
                context, map, "w", new Derivatives.Point(draw.sizes(), draw.values()), direction);
        double h = 1e-6;
        double[] up = moved(model, map, draw, w, direction, h);
        double[] down = moved(model, map, draw, w, direction, -h);
        assertThat(found).hasSameSizeAs(up);
        for (int k = 0; k < up.length; k++) {
            double expected = (up[k] - down[k]) / (2 * h);
            assertThat(found[k])
                    .as(map)
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6 * (1 + Math.abs(expected))));
        }
    }

    private static double[] moved(Model model, String map, Draw draw, double[] w, double[] direction, double h) {
        double[] there = w.clone();
        for (int k = 0; k < there.length; k++) {
            there[k] += h * direction[k];
        }
        Evaluator e = new Evaluator(draw, new Tape());
        e.set("w", e.tape.constant(there.length, 1, there));
        return e.run(model.author(map, "map").core()).v;
    }

    @Property(tries = 3)
    void jacobianVectorProductsRefuseWhatDoesNotFit() {
        Derivatives.Point nowhere = new Derivatives.Point(java.util.Map.of("n", 2, "d", 2, "K", 2), java.util.Map.of());
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> Derivatives.jacobianVectorProduct(context, "p", "w", nowhere, new double[2]))
                .withMessageContaining("values");
    }

    /** The gradient, and behind it the value, with entry {@code k} moved by {@code h}. */
    private static double[] gradient(Core core, Draw draw, int k, double h) {
        Evaluator e = new Evaluator(draw, new Tape(10 * Tape.BUDGET));
        double[] w = e.leaf("w").v.clone();
        w[k] += h;
        Node moved = e.tape.leaf(e.tape.constant(w.length, 1, w));
        e.set("w", moved);
        Node y = e.run(core);
        double[] g = e.tape.gradient(y, moved).v;
        double[] out = java.util.Arrays.copyOf(g, g.length + 1);
        out[g.length] = y.value();
        return out;
    }
}
