package dev.logodds.formula;

import org.jspecify.annotations.Nullable;

/** A formula whose products are decided: every node knows its symbolic shape. */
sealed interface Core {
    Shape shape();

    /** Infix operations, entry by entry with broadcasting. */
    enum Op {
        ADD,
        SUB,
        MUL,
        DIV,
        POW,
        MAX,
        MIN,
        LT,
        GT,
        LE,
        GE,
        EQ,
        NE
    }

    /** How a loop or a reduction joins its entries. */
    enum Join {
        SUM,
        MEAN,
        PROD,
        MAX,
        MIN
    }

    record Const(double value) implements Core {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** The size of a dimension. */
    record Dim(String name) implements Core {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** A declared symbol. */
    record Input(String name, Shape shape) implements Core {}

    /** A definition, evaluated once a draw. */
    record Def(String name, Core body, Shape shape) implements Core {}

    /** The value of a loop's index. */
    record Loopvar(String slot) implements Core {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    record Unary(String fn, Core a) implements Core {
        @Override
        public Shape shape() {
            return a.shape();
        }
    }

    record Binary(Op op, Core a, Core b, Shape shape) implements Core {}

    record Matmul(Core a, Core b, Shape shape) implements Core {}

    record Trans(Core a, Shape shape) implements Core {}

    /** The same entries under another shape (a flat array as a column). */
    record View(Core a, Shape shape) implements Core {}

    /** Joins along {@code axis}: 0 down the rows, 1 along a row, −1 all. */
    record Reduce(Join join, int axis, Core a, Shape shape) implements Core {}

    /** Softmax, log-softmax and log-sum-exp along an axis. */
    record Soft(String fn, int axis, Core a, Shape shape) implements Core {}

    /** A row, a column or an entry; positions count from 0. */
    record Pick(Core a, @Nullable Core row, @Nullable Core col, Shape shape) implements Core {}

    record Loop(Join join, String slot, Core low, Core high, Core body, Shape shape) implements Core {}

    /** A value for every index of a dimension: entries of a column, or rows of a matrix. */
    record Stack(String slot, String dimension, int first, Core body, Shape shape) implements Core {}

    /** diag, diagonal, inverse, det, logdet, trace. */
    record Matrix(String fn, Core a, Shape shape) implements Core {}

    record Eye(String dimension) implements Core {
        @Override
        public Shape shape() {
            return Shape.of(dimension, dimension);
        }
    }

    record Fill(double value, Shape shape) implements Core {}

    record Select(Core test, Core yes, Core no, Shape shape) implements Core {}
}
