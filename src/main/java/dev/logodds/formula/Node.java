package dev.logodds.formula;

import org.jspecify.annotations.Nullable;

/** A small dense array, and how it came about when its gradient may be asked for. */
final class Node {
    /** The gradient of one parent, given the gradient of the result. */
    @FunctionalInterface
    interface Back {
        @Nullable
        Node parent(int which, Node gradient);
    }

    final int rows;
    final int cols;
    final double[] v;
    final Node[] parents;
    final @Nullable Back back;
    final int id;

    Node(int rows, int cols, double[] v, Node[] parents, @Nullable Back back, int id) {
        this.rows = rows;
        this.cols = cols;
        this.v = v;
        this.parents = parents;
        this.back = back;
        this.id = id;
    }

    /** Whether a gradient can flow into it. */
    boolean live() {
        return id >= 0;
    }

    boolean scalar() {
        return v.length == 1;
    }

    double value() {
        return v[0];
    }

    boolean finite() {
        for (double x : v) {
            if (!Double.isFinite(x)) {
                return false;
            }
        }
        return true;
    }
}
