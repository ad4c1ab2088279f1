package dev.logodds.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation. Gradients are themselves recorded, so that a Hessian is the gradient of a gradient
 * (Griewank and Walther, Evaluating Derivatives, chapter 3).
 */
final class Tape {
    static final long BUDGET = 200_000;
    private static final Node[] NONE = {};
    private final List<Node> live = new ArrayList<>();
    private final long budget;
    private final @Nullable SplittableRandom noise;
    private long work;

    Tape() {
        this(BUDGET);
    }

    Tape(long budget) {
        this.budget = budget;
        this.noise = null;
    }

    /**
     * A tape whose every result is off by a rounding error at random: how far the outcome moves tells how well it is
     * conditioned (Vignes, A stochastic arithmetic for reliable scientific computation, 1993).
     */
    Tape(long budget, long seed) {
        this.budget = budget;
        this.noise = new SplittableRandom(seed);
    }

    /** Counts work; past the budget the formula is refused. */
    void spend(long operations) {
        work += operations;
        if (work > budget) {
            throw new Rejection(Mistake.LIMIT_WORK, null, "That takes too much work to evaluate.");
        }
    }

    Node constant(double x) {
        return constant(1, 1, new double[] {x});
    }

    Node constant(int rows, int cols, double[] v) {
        spend(v.length);
        return new Node(rows, cols, v, NONE, null, -1);
    }

    Node fill(int rows, int cols, double x) {
        spend((long) rows * cols);
        double[] v = new double[rows * cols];
        Arrays.fill(v, x);
        return new Node(rows, cols, v, NONE, null, -1);
    }

    /** A leaf that gradients can be taken with respect to. */
    Node leaf(Node value) {
        Node n = new Node(value.rows, value.cols, value.v, NONE, null, live.size());
        live.add(n);
        return n;
    }

    /** The same values, through which no gradient flows. */
    Node detached(Node a) {
        return new Node(a.rows, a.cols, a.v, NONE, null, -1);
    }

    Node record(int rows, int cols, double[] v, Node.Back back, Node... parents) {
        spend(v.length);
        SplittableRandom random = noise;
        for (int k = 0; random != null && k < v.length; k++) {
            v[k] *= 1 + 4.4e-16 * (random.nextDouble() - 0.5);
        }
        boolean any = false;
        for (Node p : parents) {
            any |= p.live();
        }
        if (!any) {
            return new Node(rows, cols, v, NONE, null, -1);
        }
        Node n = new Node(rows, cols, v, parents, back, live.size());
        live.add(n);
        return n;
    }

    Node map(Node a, DoubleUnaryOperator f, Node.Back back) {
        double[] v = new double[a.v.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = f.applyAsDouble(a.v[k]);
        }
        return record(a.rows, a.cols, v, back, a);
    }

    Node zip(Node a, Node b, DoubleBinaryOperator f, Node.Back back) {
        boolean alike = a.rows == b.rows && a.cols == b.cols;
        if (alike || b.v.length == 1 || a.v.length == 1) {
            // nearly all pairs: same shape, or a number with anything
            Node larger = b.v.length == 1 ? a : b;
            double[] v = new double[larger.v.length];
            int da = a.v.length == 1 ? 0 : 1;
            int db = b.v.length == 1 ? 0 : 1;
            for (int k = 0; k < v.length; k++) {
                v[k] = f.applyAsDouble(a.v[k * da], b.v[k * db]);
            }
            return record(larger.rows, larger.cols, v, back, a, b);
        }
        int rows = Math.max(a.rows, b.rows);
        int cols = Math.max(a.cols, b.cols);
        double[] v = new double[rows * cols];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                double x = a.v[(a.rows == 1 ? 0 : i * a.cols) + (a.cols == 1 ? 0 : j)];
                double y = b.v[(b.rows == 1 ? 0 : i * b.cols) + (b.cols == 1 ? 0 : j)];
                v[i * cols + j] = f.applyAsDouble(x, y);
            }
        }
        return record(rows, cols, v, back, a, b);
    }

    Node add(Node a, Node b) {
        return zip(a, b, Double::sum, (w, g) -> shrink(g, w == 0 ? a : b));
    }

    Node sub(Node a, Node b) {
        return zip(a, b, (x, y) -> x - y, (w, g) -> w == 0 ? shrink(g, a) : neg(shrink(g, b)));
    }

    Node mul(Node a, Node b) {
        return zip(a, b, (x, y) -> x * y, (w, g) -> shrink(mul(g, w == 0 ? b : a), w == 0 ? a : b));
    }

    Node div(Node a, Node b) {
        return zip(
                a,
                b,
                (x, y) -> x / y,
                (w, g) -> w == 0 ? shrink(div(g, b), a) : neg(shrink(div(mul(g, a), mul(b, b)), b)));
    }

    Node pow(Node a, Node b) {
        return zip(
                a,
                b,
                Math::pow,
                (w, g) -> w == 0
                        ? shrink(mul(g, mul(b, pow(a, sub(b, constant(1))))), a)
                        : shrink(mul(g, mul(pow(a, b), Functions.unary(this, "log", a))), b));
    }

    Node neg(Node a) {
        return map(a, x -> -x, (w, g) -> neg(g));
    }

    /** Where {@code mask} is 1, {@code a}, elsewhere {@code b}; the mask has no gradient. */
    Node select(Node mask, Node a, Node b) {
        int rows = Math.max(mask.rows, Math.max(a.rows, b.rows));
        int cols = Math.max(mask.cols, Math.max(a.cols, b.cols));
        Node m = grow(detached(mask), rows, cols);
        Node x = grow(a, rows, cols);
        Node y = grow(b, rows, cols);
        double[] v = new double[rows * cols];
        for (int k = 0; k < v.length; k++) {
            v[k] = m.v[k] != 0 ? x.v[k] : y.v[k];
        }
        Node zero = fill(rows, cols, 0);
        return record(rows, cols, v, (w, g) -> w == 0 ? select(m, g, zero) : select(m, zero, g), x, y);
    }

    Node grow(Node a, int rows, int cols) {
        return a.rows == rows && a.cols == cols ? a : add(a, fill(rows, cols, 0));
    }

    /** Sums a broadcast gradient back to its parent's shape. */
    Node shrink(Node g, Node like) {
        Node out = g;
        if (like.rows == 1 && out.rows > 1) {
            out = sum(out, 0);
        }
        if (like.cols == 1 && out.cols > 1) {
            out = sum(out, 1);
        }
        return out.rows == like.rows && out.cols == like.cols ? out : grow(out, like.rows, like.cols);
    }

    /** Sum down (0), across (1) or over all (−1); the reduced dimension stays with size 1. */
    Node sum(Node a, int axis) {
        int rows = axis == 1 ? a.rows : 1;
        int cols = axis == 0 ? a.cols : 1;
        double[] v = new double[rows * cols];
        for (int i = 0; i < a.rows; i++) {
            for (int j = 0; j < a.cols; j++) {
                v[(axis == 1 ? i : 0) * cols + (axis == 0 ? j : 0)] += a.v[i * a.cols + j];
            }
        }
        spend(a.v.length);
        return record(rows, cols, v, (w, g) -> grow(g, a.rows, a.cols), a);
    }

    Node transpose(Node a) {
        double[] v = new double[a.v.length];
        for (int i = 0; i < a.rows; i++) {
            for (int j = 0; j < a.cols; j++) {
                v[j * a.rows + i] = a.v[i * a.cols + j];
            }
        }
        return record(a.cols, a.rows, v, (w, g) -> transpose(g), a);
    }

    Node matmul(Node a, Node b) {
        double[] v = new double[a.rows * b.cols];
        for (int i = 0; i < a.rows; i++) {
            for (int k = 0; k < a.cols; k++) {
                double x = a.v[i * a.cols + k];
                for (int j = 0; j < b.cols; j++) {
                    v[i * b.cols + j] += x * b.v[k * b.cols + j];
                }
            }
        }
        spend((long) a.v.length * b.cols);
        return record(a.rows, b.cols, v, (w, g) -> w == 0 ? matmul(g, transpose(b)) : matmul(transpose(a), g), a, b);
    }

    /** Row {@code i} (or all, −1) and column {@code j} (or all, −1). */
    Node pick(Node a, int i, int j) {
        int rows = i < 0 ? a.rows : 1;
        int cols = j < 0 ? a.cols : 1;
        double[] v = new double[rows * cols];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++) {
                v[r * cols + c] = a.v[(i < 0 ? r : i) * a.cols + (j < 0 ? c : j)];
            }
        }
        return record(rows, cols, v, (w, g) -> place(g, i, j, a.rows, a.cols), a);
    }

    /** Zeros except for {@code a} at row {@code i} and column {@code j}. */
    Node place(Node a, int i, int j, int rows, int cols) {
        double[] v = new double[rows * cols];
        for (int r = 0; r < a.rows; r++) {
            for (int c = 0; c < a.cols; c++) {
                v[(i < 0 ? r : i) * cols + (j < 0 ? c : j)] = a.v[r * a.cols + c];
            }
        }
        return record(rows, cols, v, (w, g) -> pick(g, i, j), a);
    }

    Node diagonal(Node column) {
        int n = column.v.length;
        double[] v = new double[n * n];
        for (int k = 0; k < n; k++) {
            v[k * n + k] = column.v[k];
        }
        return record(n, n, v, (w, g) -> diagonalOf(g), column);
    }

    Node diagonalOf(Node square) {
        int n = square.rows;
        double[] v = new double[n];
        for (int k = 0; k < n; k++) {
            v[k] = square.v[k * n + k];
        }
        return record(n, 1, v, (w, g) -> diagonal(g), square);
    }

    Node inverse(Node a) {
        double[] v = Linear.inverse(a.v, a.rows);
        spend((long) a.rows * a.rows * a.rows);
        return record(
                a.rows,
                a.rows,
                v,
                (w, g) -> {
                    Node t = transpose(inverse(a));
                    return neg(matmul(matmul(t, g), t));
                },
                a);
    }

    Node determinant(Node a) {
        double[] v = {Linear.determinant(a.v, a.rows)};
        spend((long) a.rows * a.rows * a.rows);
        return record(1, 1, v, (w, g) -> mul(mul(g, determinant(a)), transpose(inverse(a))), a);
    }

    /** The gradient of a scalar with respect to {@code wrt}, recorded so that it can be differentiated again. */
    Node gradient(Node of, Node wrt) {
        @Nullable Node[] g = new @Nullable Node[live.size()];
        if (of.live()) {
            g[of.id] = constant(1);
        }
        for (int k = of.id; k > wrt.id; k--) {
            Node n = live.get(k);
            Node gradient = g[k];
            if (gradient == null || n.back == null) {
                continue;
            }
            for (int p = 0; p < n.parents.length; p++) {
                Node parent = n.parents[p];
                Node part = parent.live() && parent.id >= wrt.id ? n.back.parent(p, gradient) : null;
                if (part != null) {
                    Node old = g[parent.id];
                    g[parent.id] = old == null ? part : add(old, part);
                }
            }
        }
        Node out = wrt.id < g.length ? g[wrt.id] : null;
        return out == null ? fill(wrt.rows, wrt.cols, 0) : out;
    }

    /** Second derivatives with respect to the entries of {@code wrt}, row by row. */
    Node hessian(Node of, Node wrt) {
        return jacobian(gradient(of, wrt), wrt);
    }

    /**
     * The derivative of {@code of} along {@code direction}, in the shape of {@code of}. The transposed Jacobian times u
     * is linear in u; its gradient with respect to u along the direction is what is asked (Townsend 2017, "A new trick
     * for calculating Jacobian vector products").
     */
    Node directional(Node of, Node wrt, Node direction) {
        if (!of.live()) {
            return fill(of.rows, of.cols, 0);
        }
        Node u = leaf(fill(of.rows, of.cols, 0));
        Node pulled = gradient(sum(mul(u, of), -1), wrt);
        return gradient(sum(mul(pulled, direction), -1), u);
    }

    /** One row of derivatives for each entry of {@code of}. */
    Node jacobian(Node of, Node wrt) {
        int m = of.v.length;
        int n = wrt.v.length;
        double[] v = new double[m * n];
        for (int k = 0; k < m; k++) {
            Node entry = pick(of, k / of.cols, k % of.cols);
            System.arraycopy(gradient(entry, wrt).v, 0, v, k * n, n);
        }
        return constant(m, n, v);
    }
}
