package dev.logodds.fit;

import org.hipparchus.special.Erf;

/** The standard normal distribution, right to the last digits far into both tails. */
public final class Normal {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;
    /** Under this argument the continued fraction of the Mills ratio converges quickly. */
    private static final double TAIL = -3;

    private Normal() {}

    public static double density(double z) {
        return Math.exp(-z * z / 2) / ROOT_TWO_PI;
    }

    public static double cdf(double z) {
        return z < TAIL ? density(z) / mills(z) : 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    /** log Φ(z). */
    public static double logCdf(double z) {
        if (z < TAIL) {
            return -z * z / 2 - LOG_ROOT_TWO_PI - Math.log(mills(z));
        }
        return z > 0 ? Math.log1p(-cdf(-z)) : Math.log(cdf(z));
    }

    /** φ(z) / Φ(z), the inverse Mills ratio; about −z far to the left. */
    public static double mills(double z) {
        return z < TAIL ? tailMills(-z) : density(z) / (0.5 * Erf.erfc(-z / Math.sqrt(2)));
    }

    /** Laplace's continued fraction t + 1/(t + 2/(t + 3/(t + …))), from the inside out. */
    private static double tailMills(double t) {
        double fraction = t;
        for (int k = (int) (20 + 900 / (t * t)); k >= 1; k--) {
            fraction = t + k / fraction;
        }
        return fraction;
    }

    /**
     * Φ⁻¹(p): a start by the asymptotic tail, then Newton steps on log Φ, which is concave, so that they cannot
     * overshoot for ever; ±∞ at 0 and 1.
     */
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, not " + p);
        }
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        if (p == 0 || p == 0.5) {
            return p == 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        double log = Math.log(p);
        double z = -Math.sqrt(-2 * log);
        for (int step = 0; step < 100; step++) {
            double change = (logCdf(z) - log) / mills(z);
            z -= change;
            if (Math.abs(change) <= 1e-15 * Math.abs(z)) {
                break;
            }
        }
        return z;
    }
}
