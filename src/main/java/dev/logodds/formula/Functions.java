package dev.logodds.formula;

import org.hipparchus.special.Erf;

/** Entrywise functions with their derivatives, each written so that it can be differentiated again. */
final class Functions {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private Functions() {}

    /** Applies {@code fn}, a name of {@link Names#ENTRYWISE} or one of those with a prime. */
    static Node unary(Tape t, String fn, Node a) {
        return switch (fn) {
            case "exp" -> t.map(a, Math::exp, (w, g) -> t.mul(g, unary(t, "exp", a)));
            case "log" -> t.map(a, Math::log, (w, g) -> t.div(g, a));
            case "log10" -> t.map(a, Math::log10, (w, g) -> t.div(g, t.mul(a, t.constant(Math.log(10)))));
            case "log2" ->
                t.map(a, x -> Math.log(x) / Math.log(2), (w, g) -> t.div(g, t.mul(a, t.constant(Math.log(2)))));
            case "log1p" -> t.map(a, Math::log1p, (w, g) -> t.div(g, t.add(a, t.constant(1))));
            case "expm1" -> t.map(a, Math::expm1, (w, g) -> t.mul(g, unary(t, "exp", a)));
            case "sigma" -> t.map(a, Functions::sigma, (w, g) -> t.mul(g, unary(t, "sigma'", a)));
            case "sigma'" -> t.map(a, x -> sigma(x) * sigma(-x), (w, g) -> t.mul(g, unary(t, "sigma''", a)));
            case "sigma''" -> {
                Node s = unary(t, "sigma", a);
                Node minus = unary(t, "sigma", t.neg(a));
                yield t.mul(t.mul(s, minus), t.sub(minus, s));
            }
            case "softplus" -> t.map(a, Functions::softplus, (w, g) -> t.mul(g, unary(t, "sigma", a)));
            case "logsigmoid" -> t.neg(unary(t, "softplus", t.neg(a)));
            case "Phi" -> t.map(a, Functions::normalCdf, (w, g) -> t.mul(g, unary(t, "phi", a)));
            case "phi" -> t.map(a, Functions::normalPdf, (w, g) -> t.neg(t.mul(g, t.mul(a, unary(t, "phi", a)))));
            case "erf" ->
                t.map(
                        a,
                        Erf::erf,
                        (w, g) -> t.mul(
                                g, t.mul(t.constant(2 / Math.sqrt(Math.PI)), unary(t, "exp", t.neg(t.mul(a, a))))));
            case "tanh" ->
                t.map(a, Math::tanh, (w, g) -> {
                    Node h = unary(t, "tanh", a);
                    return t.mul(g, t.sub(t.constant(1), t.mul(h, h)));
                });
            case "sin" -> t.map(a, Math::sin, (w, g) -> t.mul(g, unary(t, "cos", a)));
            case "cos" -> t.map(a, Math::cos, (w, g) -> t.neg(t.mul(g, unary(t, "sin", a))));
            case "sinh" -> t.map(a, Math::sinh, (w, g) -> t.mul(g, unary(t, "cosh", a)));
            case "cosh" -> t.map(a, Math::cosh, (w, g) -> t.mul(g, unary(t, "sinh", a)));
            case "sech" ->
                t.map(
                        a,
                        x -> 1 / Math.cosh(x),
                        (w, g) -> t.neg(t.mul(g, t.mul(unary(t, "sech", a), unary(t, "tanh", a)))));
            case "sqrt" -> t.map(a, Math::sqrt, (w, g) -> t.div(g, t.mul(t.constant(2), unary(t, "sqrt", a))));
            case "abs" -> t.map(a, Math::abs, (w, g) -> t.mul(g, unary(t, "sign", a)));
            case "sign", "step", "step0" -> t.map(t.detached(a), x -> stepwise(fn, x), (w, g) -> null);
            case "relu" -> t.map(a, x -> Double.isNaN(x) || x > 0 ? x : 0, (w, g) -> t.mul(g, unary(t, "step", a)));
            case "square" -> t.mul(a, a);
            case "reciprocal" -> t.div(t.constant(1), a);
            case "negative" -> t.neg(a);
            case "logit" -> t.map(a, x -> Math.log(x / (1 - x)), (w, g) -> t.div(g, t.mul(a, t.sub(t.constant(1), a))));
            case "Phi'" -> unary(t, "phi", a);
            case "tanh'" -> {
                Node h = unary(t, "tanh", a);
                yield t.sub(t.constant(1), t.mul(h, h));
            }
            case "exp'" -> unary(t, "exp", a);
            case "log'" -> unary(t, "reciprocal", a);
            case "softplus'" -> unary(t, "sigma", a);
            case "phi'" -> t.neg(t.mul(a, unary(t, "phi", a)));
            default ->
                throw new Rejection(Mistake.UNKNOWN_FUNCTION, null, "The function " + fn + " is not known here.");
        };
    }

    static boolean derivative(String fn) {
        return switch (fn) {
            case "sigma'", "sigma''", "Phi'", "tanh'", "exp'", "log'", "softplus'", "phi'" -> true;
            default -> false;
        };
    }

    private static double stepwise(String fn, double x) {
        if (Double.isNaN(x) || fn.equals("sign")) {
            return Math.signum(x);
        }
        return x > 0 || fn.equals("step0") && x == 0 ? 1 : 0;
    }

    static double sigma(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static double normalCdf(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    static double normalPdf(double x) {
        return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
    }
}
