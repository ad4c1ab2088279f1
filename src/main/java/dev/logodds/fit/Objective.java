package dev.logodds.fit;

import dev.logodds.matrix.Matrix;

/** A twice differentiable function of a vector, to be minimised. */
public interface Objective {
    int dimension();

    double value(double[] w);

    /** Writes ∇f(w) into {@code out}. */
    void gradient(double[] w, double[] out);

    /** ∇²f(w), dimension x dimension. */
    Matrix hessian(double[] w);
}
