package dev.logodds.formula;

import java.util.ArrayList;
import java.util.List;

/** Inequalities: whether they hold, and whether together they show the Hessian to be positive semi-definite. */
final class Claims {
    private static final double SLACK = 1e-9;

    private final Working working;
    private final Goals goals;
    private final Signs signs;
    /** The sides of the present chain, in runs that equality ties together; {@code ties} stand between the runs. */
    private final List<List<Working.Value>> runs = new ArrayList<>();

    private final List<Segment.Relation> ties = new ArrayList<>();
    /** Weights that a line said to be non-negative. */
    private final List<Working.Value> stated = new ArrayList<>();
    /** The weights in a Hessian that was written as a product with the same matrix on both sides. */
    private final List<Working.Value> weights = new ArrayList<>();

    /** The chain's inequalities hold. */
    private boolean sound = true;

    private boolean argued;
    /** The claim was made. */
    boolean claimed;
    /** The claim was made and shown. */
    boolean shown;

    Claims(Working working, Goals goals) {
        this.working = working;
        this.goals = goals;
        this.signs = new Signs(working.model());
    }

    /** Another statement begins. */
    void begin() {
        runs.clear();
        ties.clear();
        sound = true;
    }

    /** What a definition on the line says of itself. */
    void adopt(Claims definition) {
        stated.addAll(definition.stated);
    }

    /** One more side of the chain, tied to the one before by {@code relation}. */
    void side(Segment.Relation relation, Working.Value v) {
        boolean first = runs.isEmpty();
        if (first || relation.inequality()) {
            if (!first) {
                ties.add(relation);
            }
            runs.add(new ArrayList<>());
        }
        runs.getLast().add(v);
        if (argument(v)) {
            argued = true;
        }
        weigh(v);
    }

    /** Whether a number, and so an argument that later lines may use: a sum of squares, and no name for it. */
    private boolean argument(Working.Value v) {
        Core c = v.core();
        return c != null
                && v.shape().scalar()
                && (signs.visible(c) && goals.curvature(working, v)
                        || signs.below(c) && goals.curvature(working, negative(v)));
    }

    private void weigh(Working.Value v) {
        Core c = v.core();
        Working.Value h = goals.known.get("hessian");
        if (c == null || h == null || !h.shape().square() || !signs.semidefinite(c) || !Lines.equal(v, h)) {
            return;
        }
        for (Core w : signs.weights(c)) {
            try {
                weights.add(working.value(w));
            } catch (Rejection _) {
                // a sum over classes, or one inside another
            }
        }
    }

    /**
     * Looks at what the chain says so far. Where its sides agree, {@code right}, any of them may carry the argument for
     * all; otherwise a side must carry it for itself.
     */
    void settle(boolean right) {
        for (int k = 0; sound && k < runs.size(); k++) {
            List<Working.Value> run = runs.get(k);
            if (bounded(k, true)) {
                run.stream().filter(v -> !literal(v)).forEach(stated::add);
            }
            for (boolean up : List.of(true, false)) {
                boolean curved = bounded(k, up)
                        && run.stream().anyMatch(v -> goals.curvature(working, up ? v : negative(v)) && !literal(v));
                claimed |= curved;
                shown |= curved
                        && (right
                                ? argued || weighted() || run.stream().anyMatch(v -> visible(v, up))
                                : run.stream().anyMatch(this::argument));
            }
        }
    }

    private boolean visible(Working.Value v, boolean up) {
        Core c = v.core();
        return c != null && (up ? signs.visible(c) : signs.below(c));
    }

    /** What a line says in words of the chain's sides. */
    void said(boolean right) {
        boolean curved = runs.stream().flatMap(List::stream).anyMatch(v -> goals.curvature(working, v) && !literal(v));
        claimed |= curved && right;
        shown |= curved
                && right
                && (argued || runs.stream().flatMap(List::stream).anyMatch(v -> visible(v, true)));
    }

    /** Whether the Hessian's weights were said to be non-negative, by themselves or as a diagonal matrix. */
    private boolean weighted() {
        return weights.stream().anyMatch(w -> stated.stream().anyMatch(s -> Lines.equal(s, w)));
    }

    /** Whether the chain says that run {@code k} is not negative, or not positive. */
    private boolean bounded(int k, boolean up) {
        for (int j = k; j + 1 < runs.size() && ties.get(j).falling() == up; j++) {
            if (constant(runs.get(j + 1), up)) {
                return true;
            }
        }
        for (int j = k; j > 0 && ties.get(j - 1).falling() != up; j--) {
            if (constant(runs.get(j - 1), up)) {
                return true;
            }
        }
        return false;
    }

    private static boolean constant(List<Working.Value> run, boolean up) {
        return run.stream()
                .anyMatch(v ->
                        literal(v) && (up ? v.at().getFirst()[0] >= 0 : v.at().getFirst()[0] <= 0));
    }

    static boolean literal(Working.Value v) {
        Core c = v.core();
        return c != null && v.shape().scalar() && number(c);
    }

    private static boolean number(Core c) {
        return c instanceof Core.Const
                || (c instanceof Core.Unary || c instanceof Core.Binary)
                        && Cores.children(c).stream().allMatch(Claims::number);
    }

    private static Working.Value negative(Working.Value v) {
        List<double[]> at = new ArrayList<>();
        for (double[] x : v.at()) {
            double[] y = x.clone();
            for (int k = 0; k < y.length; k++) {
                y[k] = -y[k];
            }
            at.add(y);
        }
        return new Working.Value(v.shape(), at, null, null);
    }

    /** Whether {@code a} stands to {@code b} as the relation says, at every draw. */
    boolean holds(Working.Value a, Segment.Relation relation, Working.Value b) {
        boolean holds = compared(a, relation, b);
        sound &= holds;
        return holds;
    }

    /** Whether it would hold if equality were allowed. */
    boolean weakly(Working.Value a, Segment.Relation relation, Working.Value b) {
        return compared(a, relation.falling() ? Segment.Relation.AT_LEAST : Segment.Relation.AT_MOST, b);
    }

    private boolean compared(Working.Value a, Segment.Relation relation, Working.Value b) {
        Working.Value large = relation.falling() ? a : b;
        Working.Value small = relation.falling() ? b : a;
        if (large.shape().square() || small.shape().square()) {
            return definite(large, small) && (!relation.strict() || strictly(large, small));
        }
        if (!large.shape().scalar() && !small.shape().scalar() && !large.shape().sameEntries(small.shape())) {
            return false;
        }
        for (int k = 0; k < a.at().size(); k++) {
            if (!above(large.at().get(k), small.at().get(k), relation.strict())) {
                return false;
            }
        }
        return strained(large, small, relation.strict());
    }

    /**
     * The same where the numbers are large, and where they are zero. A derivative that is only named has no value there:
     * of it no more can be said than on which side of zero it lies.
     */
    private boolean strained(Working.Value large, Working.Value small, boolean strict) {
        Core a = large.core();
        Core b = small.core();
        for (double size : new double[] {0, 0.05, 8}) {
            List<double[]> x = a == null ? List.of() : working.strained(a, size);
            List<double[]> y = b == null ? List.of() : working.strained(b, size);
            if (x.isEmpty() || y.isEmpty()) {
                boolean sign = !strict && (zero(large) || zero(small));
                if (sign) {
                    return true;
                }
                throw unsure();
            }
            for (int k = 0; k < Math.min(x.size(), y.size()); k++) {
                if (!above(x.get(k), y.get(k), strict && size < 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean zero(Working.Value v) {
        return literal(v) && v.at().getFirst()[0] == 0;
    }

    private static Rejection unsure() {
        return new Rejection(
                Mistake.SYNTAX,
                null,
                "Of a derivative that is only named, ≥ 0 and ≤ 0 can be checked; give it a name of its own for more.");
    }

    private static boolean above(double[] large, double[] small, boolean strict) {
        int size = Math.max(large.length, small.length);
        for (int j = 0; j < size; j++) {
            double x = large[large.length == 1 ? 0 : j];
            double y = small[small.length == 1 ? 0 : j];
            double slack = strict ? 0 : SLACK * Math.max(Math.abs(x), Math.abs(y)) + 1e-12;
            if (strict ? x <= y : x - y < -slack) {
                return false;
            }
        }
        return true;
    }

    /** Whether the difference of two matrices is definite even where the data are zero, and not only in general position. */
    private boolean strictly(Working.Value large, Working.Value small) {
        Core x = large.core();
        Core y = small.core();
        List<double[]> a = x == null ? List.of() : working.strained(x, 0);
        List<double[]> b = y == null ? List.of() : working.strained(y, 0);
        if (a.isEmpty() || b.isEmpty()) {
            throw unsure();
        }
        for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
            double[] p = a.get(k);
            double[] q = b.get(k);
            int size = (int) Math.rint(Math.sqrt(Math.max(p.length, q.length)));
            if (!Linear.semidefinite(gap(p, q, 1e-6), size)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number stands for that multiple of the identity: zero, or what is written with I. */
    private static boolean multiple(Working.Value v) {
        Typed typed = v.typed();
        boolean identity = typed != null
                && typed.reading().body().any(e -> e instanceof Expr.Sym(String s, Span _) && s.equals("I"));
        return v.shape().scalar() && (zero(v) || identity);
    }

    /** The difference of two matrices, less {@code margin} on the diagonal; a number is a multiple of the identity. */
    private static double[] gap(double[] x, double[] y, double margin) {
        int entries = Math.max(x.length, y.length);
        int size = (int) Math.rint(Math.sqrt(entries));
        double[] gap = new double[entries];
        for (int j = 0; j < entries; j++) {
            boolean diagonal = j % (size + 1) == 0;
            double a = x.length < entries ? diagonal ? x[0] : 0 : x[j];
            double b = y.length < entries ? diagonal ? y[0] : 0 : y[j];
            gap[j] = a - b - (diagonal ? margin : 0);
        }
        return gap;
    }

    private static boolean definite(Working.Value large, Working.Value small) {
        boolean fits = multiple(large) || multiple(small) || large.shape().sameEntries(small.shape());
        if (!fits) {
            return false;
        }
        List<double[]> gaps = new ArrayList<>();
        for (int k = 0; k < large.at().size(); k++) {
            double[] x = large.at().get(k);
            double[] y = small.at().get(k);
            gaps.add(gap(x, y, 0));
        }
        Shape s = large.shape().scalar() ? small.shape() : large.shape();
        return Lines.nonNegative(new Working.Value(s, gaps, null, null));
    }
}
