package dev.logodds.fit;

/** The logistic function and its relatives, right to the last digits for every finite argument. */
public final class Sigmoid {
    private Sigmoid() {}

    /** σ(z) = 1 / (1 + e^−z). The exponential is always of a negative number, so that it cannot overflow. */
    public static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** log(1 + e^z), which is −log(1 − σ(z)). */
    public static double softplus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }

    /** σ(z)(1 − σ(z)), by the exponential of −|z|: the product of rounded factors would be 0 from z = 37 on. */
    public static double weight(double z) {
        double e = Math.exp(-Math.abs(z));
        return e / ((1 + e) * (1 + e));
    }

    /** log(p / (1 − p)); ±∞ at 1 and 0. */
    public static double logit(double p) {
        return Math.log(p) - Math.log1p(-p);
    }
}
