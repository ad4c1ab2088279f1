package dev.logodds.srs;

import java.util.Arrays;

/**
 * The loss of one prediction and its gradient in all 21 weights: the equations of {@link MemoryModel} forwards along a
 * card's answers, then their derivatives backwards (reverse mode by hand; about twice the cost of the loss alone).
 *
 * <p>An instance is bound to one set of weights and reuses its buffers: not for two threads at once.
 */
final class Trajectory {
    private static final double MIN_PROBABILITY = 1e-10;
    private static final double LOG_TARGET = Math.log(0.9);

    private final double[] w;
    private final double factor;
    private final double factorSlope;
    private final double[] initialDifficulty = new double[5];
    private final double easyPull;
    private final double growth;
    private final double lapseCap;

    // at answer k: the memory before it, and what its step computed on the way
    private double[] stability = new double[64];
    private double[] difficulty = new double[64];
    /** Stability after answer k, before it is clamped. */
    private double[] raw = new double[64];
    /** R just before answer k. */
    private double[] recall = new double[64];
    /** The increase on the same day, the factor of a success without bonus and surprise, or a lapse before its cap. */
    private double[] part = new double[64];
    /** e^(w10·(1-R)). */
    private double[] surprise = new double[64];

    // derivatives of the loss in the memory before the answer at which the walk back has arrived
    private double stabilityBar;
    private double difficultyBar;

    Trajectory(double[] w) {
        this.w = w;
        factor = Math.pow(0.9, -1 / w[20]) - 1;
        factorSlope = (factor + 1) * LOG_TARGET / (w[20] * w[20]);
        for (int grade = 1; grade <= 4; grade++) {
            initialDifficulty[grade] = w[4] - Math.exp(w[5] * (grade - 1)) + 1;
        }
        easyPull = Math.exp(w[5] * 3);
        growth = Math.exp(w[8]);
        lapseCap = Math.exp(-w[17] * w[18]);
    }

    /** Cross-entropy of one item, in nats. */
    double loss(TrainingItem item) {
        double r = predicted(item);
        return item.recalled() ? -Math.log(r) : -Math.log1p(-r);
    }

    /** Adds weight times the gradient of the loss. */
    void addGradient(TrainingItem item, double weight, double[] gradient) {
        double r = predicted(item);
        double recallBar = weight * (item.recalled() ? -1 / r : 1 / (1 - r));
        stabilityBar = 0;
        difficultyBar = 0;
        curveBack(item.days(), stability[item.last], r, recallBar, gradient);
        for (int k = item.last - 1; k >= 1; k--) {
            stepBack(k, item.elapsed[k], item.grades[k], gradient);
        }
        firstBack(item.firstGrade(), gradient);
    }

    private double predicted(TrainingItem item) {
        ensureRoom(item.last + 1);
        stability[1] = Math.max(w[item.grades[0] - 1], 0.1);
        difficulty[1] = Math.clamp(initialDifficulty[item.grades[0]], 1, 10);
        for (int k = 1; k < item.last; k++) {
            step(k, item.elapsed[k], item.grades[k]);
        }
        return Math.clamp(curve(item.days(), stability[item.last]), MIN_PROBABILITY, 1 - MIN_PROBABILITY);
    }

    private double curve(int days, double s) {
        return Math.pow(1 + factor * days / s, -w[20]);
    }

    private void step(int k, int days, int grade) {
        double s = stability[k];
        double d = difficulty[k];
        raw[k] = days == 0
                ? sameDay(k, s, grade)
                : grade > 1 ? recalled(k, days, grade, s, d) : forgotten(k, days, s, d);
        stability[k + 1] = Math.clamp(raw[k], Memory.MIN_STABILITY, Memory.MAX_STABILITY);
        difficulty[k + 1] = Math.clamp(rawDifficulty(d, grade), 1, 10);
    }

    private double rawDifficulty(double d, int grade) {
        return w[7] * initialDifficulty[4] + (1 - w[7]) * moved(d, grade);
    }

    private double moved(double d, int grade) {
        return d - w[6] * (grade - 3) * (10 - d) / 9;
    }

    private double sameDay(int k, double s, int grade) {
        double increase = Math.exp(w[17] * (grade - 3 + w[18])) * Math.pow(s, -w[19]);
        part[k] = increase;
        return s * (grade > 1 ? Math.max(increase, 1) : increase);
    }

    private double recalled(int k, int days, int grade, double s, double d) {
        recall[k] = curve(days, s);
        surprise[k] = Math.exp(w[10] * (1 - recall[k]));
        part[k] = growth * (11 - d) * Math.pow(s, -w[9]);
        return s * (1 + part[k] * (surprise[k] - 1) * bonus(grade));
    }

    private double bonus(int grade) {
        return grade == 2 ? w[15] : grade == 4 ? w[16] : 1;
    }

    private double forgotten(int k, int days, double s, double d) {
        recall[k] = curve(days, s);
        part[k] = w[11] * Math.pow(d, -w[12]) * (Math.pow(s + 1, w[13]) - 1) * Math.exp(w[14] * (1 - recall[k]));
        return Math.min(part[k], s * lapseCap);
    }

    /** From the adjoints of the memory after answer k to those of the memory before it. */
    private void stepBack(int k, int days, int grade, double[] g) {
        double after = raw[k] == stability[k + 1] ? stabilityBar : 0;
        double difficultyAfter = difficultyBar;
        stabilityBar = 0;
        difficultyBack(difficulty[k], grade, difficultyAfter, g);
        if (days == 0) {
            sameDayBack(k, grade, after, g);
        } else if (grade > 1) {
            recalledBack(k, days, grade, after, g);
        } else {
            forgottenBack(k, days, after, g);
        }
    }

    private void difficultyBack(double d, int grade, double after, double[] g) {
        double unclamped = rawDifficulty(d, grade);
        double bar = unclamped > 1 && unclamped < 10 ? after : 0;
        g[4] += bar * w[7];
        g[5] -= bar * w[7] * 3 * easyPull;
        g[6] -= bar * (1 - w[7]) * (grade - 3) * (10 - d) / 9;
        g[7] += bar * (initialDifficulty[4] - moved(d, grade));
        difficultyBar = bar * (1 - w[7]) * (1 + w[6] * (grade - 3) / 9);
    }

    private void sameDayBack(int k, int grade, double after, double[] g) {
        if (grade > 1 && part[k] <= 1) {
            stabilityBar += after;
            return;
        }
        double scaled = after * raw[k];
        stabilityBar += after * part[k] * (1 - w[19]);
        g[17] += scaled * (grade - 3 + w[18]);
        g[18] += scaled * w[17];
        g[19] -= scaled * Math.log(stability[k]);
    }

    private void recalledBack(int k, int days, int grade, double after, double[] g) {
        double s = stability[k];
        double bonus = bonus(grade);
        double plain = part[k] * (surprise[k] - 1);
        double gain = plain * bonus;
        double gained = after * s * gain;
        stabilityBar += after * (1 + gain - w[9] * gain);
        difficultyBar -= gained / (11 - difficulty[k]);
        g[8] += gained;
        g[9] -= gained * Math.log(s);
        if (grade == 2) {
            g[15] += after * s * plain;
        } else if (grade == 4) {
            g[16] += after * s * plain;
        }
        double surpriseBar = after * s * part[k] * bonus * surprise[k];
        g[10] += surpriseBar * (1 - recall[k]);
        curveBack(days, s, recall[k], -surpriseBar * w[10], g);
    }

    private void forgottenBack(int k, int days, double after, double[] g) {
        double s = stability[k];
        double scaled = after * raw[k];
        if (part[k] > s * lapseCap) {
            stabilityBar += after * lapseCap;
            g[17] -= scaled * w[18];
            g[18] -= scaled * w[17];
            return;
        }
        double d = difficulty[k];
        double power = Math.pow(s + 1, w[13]);
        double powerShare = scaled * power / (power - 1);
        g[11] += scaled / w[11];
        g[12] -= scaled * Math.log(d);
        g[13] += powerShare * Math.log1p(s);
        g[14] += scaled * (1 - recall[k]);
        difficultyBar -= scaled * w[12] / d;
        stabilityBar += powerShare * w[13] / (s + 1);
        curveBack(days, s, recall[k], -scaled * w[14], g);
    }

    /** Through R = (1 + factor·t/S)^-w20, whose factor depends on w20 as well. */
    private void curveBack(int days, double s, double r, double recallBar, double[] g) {
        double ratio = days / s;
        double base = 1 + factor * ratio;
        double slope = recallBar * r * w[20] / base;
        stabilityBar += slope * factor * ratio / s;
        g[20] -= recallBar * r * Math.log(base) + slope * ratio * factorSlope;
    }

    private void firstBack(int grade, double[] g) {
        if (w[grade - 1] >= 0.1) {
            g[grade - 1] += stabilityBar;
        }
        double start = initialDifficulty[grade];
        if (start > 1 && start < 10) {
            g[4] += difficultyBar;
            g[5] -= difficultyBar * (grade - 1) * Math.exp(w[5] * (grade - 1));
        }
    }

    private void ensureRoom(int answers) {
        if (answers >= stability.length) {
            int room = 2 * answers;
            stability = Arrays.copyOf(stability, room);
            difficulty = Arrays.copyOf(difficulty, room);
            raw = Arrays.copyOf(raw, room);
            recall = Arrays.copyOf(recall, room);
            part = Arrays.copyOf(part, room);
            surprise = Arrays.copyOf(surprise, room);
        }
    }
}
