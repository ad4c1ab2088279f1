package dev.logodds.fit;

/**
 * The link of a binomial model: P = P(success) as a function of the linear predictor η, with log P, log Q (Q = 1 − P)
 * and their first two derivatives by η. All of them hold their digits where P or Q underflows.
 */
public enum Link {
    LOGIT,
    PROBIT,
    CLOGLOG;

    public double probability(double eta) {
        return switch (this) {
            case LOGIT -> Sigmoid.sigmoid(eta);
            case PROBIT -> Normal.cdf(eta);
            case CLOGLOG -> -Math.expm1(-Math.exp(eta));
        };
    }

    /** Q = 1 − P, without the subtraction. */
    public double complement(double eta) {
        return switch (this) {
            case LOGIT -> Sigmoid.sigmoid(-eta);
            case PROBIT -> Normal.cdf(-eta);
            case CLOGLOG -> Math.exp(-Math.exp(eta));
        };
    }

    /** The linear predictor at which P = p. */
    public double linear(double p) {
        return switch (this) {
            case LOGIT -> Sigmoid.logit(p);
            case PROBIT -> Normal.quantile(p);
            case CLOGLOG -> Math.log(-Math.log1p(-p));
        };
    }

    double logP(double eta) {
        return switch (this) {
            case LOGIT -> -Sigmoid.softplus(-eta);
            case PROBIT -> Normal.logCdf(eta);
            case CLOGLOG -> logOfComplementOfExp(Math.exp(eta), eta);
        };
    }

    /** log(1 − e^−t) for t = e^η; where t underflows, 1 − e^−t is t itself. */
    private static double logOfComplementOfExp(double t, double eta) {
        if (t < 1e-10) {
            return eta - t / 2;
        }
        return t < Math.log(2) ? Math.log(-Math.expm1(-t)) : Math.log1p(-Math.exp(-t));
    }

    double logQ(double eta) {
        return switch (this) {
            case LOGIT -> -Sigmoid.softplus(eta);
            case PROBIT -> Normal.logCdf(-eta);
            case CLOGLOG -> -Math.exp(eta);
        };
    }

    /** d log P / dη. */
    double slopeP(double eta) {
        return switch (this) {
            case LOGIT -> Sigmoid.sigmoid(-eta);
            case PROBIT -> Normal.mills(eta);
            case CLOGLOG -> clogSlope(Math.exp(eta));
        };
    }

    /** t / (e^t − 1), 1 at 0. */
    private static double clogSlope(double t) {
        return t < 1e-300 ? 1 : t > 700 ? 0 : t / Math.expm1(t);
    }

    /** d log Q / dη. */
    double slopeQ(double eta) {
        return switch (this) {
            case LOGIT -> -Sigmoid.sigmoid(eta);
            case PROBIT -> -Normal.mills(-eta);
            case CLOGLOG -> -Math.exp(eta);
        };
    }

    /** d² log P / dη². */
    double curvatureP(double eta) {
        return switch (this) {
            case LOGIT -> -Sigmoid.weight(eta);
            case PROBIT -> -Normal.mills(eta) * (Normal.mills(eta) + eta);
            case CLOGLOG -> clogCurvature(Math.exp(eta));
        };
    }

    /** d(1 − t − d) with d = t/(e^t − 1); near 0 by its series, where the difference would cancel. */
    private static double clogCurvature(double t) {
        double d = clogSlope(t);
        return t < 1e-3 ? d * (-t / 2 - t * t / 12 + t * t * t * t / 720) : d * (1 - t - d);
    }

    /** d² log Q / dη². */
    double curvatureQ(double eta) {
        return switch (this) {
            case LOGIT -> -Sigmoid.weight(eta);
            case PROBIT -> -Normal.mills(-eta) * (Normal.mills(-eta) - eta);
            case CLOGLOG -> -Math.exp(eta);
        };
    }

    /** Fisher information of one trial about η: P(d log P)² + Q(d log Q)². */
    double information(double eta) {
        return switch (this) {
            case LOGIT -> Sigmoid.weight(eta);
            case PROBIT -> Normal.mills(eta) * Normal.mills(-eta);
            case CLOGLOG -> Math.exp(eta) * clogSlope(Math.exp(eta));
        };
    }
}
