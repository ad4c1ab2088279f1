package dev.logodds.fit;

/** A way to minimise an objective from a start; a value, so that two of them can be compared or named in a URL. */
public sealed interface Optimizer permits GradientDescent, StochasticGradientDescent, Newton, Lbfgs {
    /** Goes on from {@code start} until it converges or must stop; {@link Trace#stop} says which. */
    Trace minimise(Objective objective, double[] start);
}
