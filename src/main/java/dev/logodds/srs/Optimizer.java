package dev.logodds.srs;

import java.util.List;

/**
 * Fits the parameters to one learner's reviews, in the manner of FSRS's reference optimiser: outliers dropped, initial
 * stabilities by search, then all 21 weights by {@link Training}. Deterministic and single-threaded; ten thousand reviews take tens of milliseconds.
 *
 * @param relearningSteps how many the learner uses; limits w17 and w18
 */
public record Optimizer(int relearningSteps) {
    static final int NEEDED_FOR_ANY = 8;
    static final int NEEDED_FOR_ALL = 64;
    static final int NEEDED_TO_ACCEPT = 1_000;
    private static final double TRAINING_SHARE = 0.8;
    private static final int LONGEST_HISTORY = 64;

    public Optimizer {
        if (relearningSteps < 0) {
            throw new IllegalArgumentException("relearning steps cannot be negative: " + relearningSteps);
        }
    }

    /**
     * Parameters fitted to all of these histories: the defaults from fewer than 8 items, only the initial stabilities
     * from fewer than 64.
     */
    public Parameters train(List<History> histories) {
        return trainOn(TrainingItem.of(histories));
    }

    /**
     * Fits to the oldest four fifths of the reviews and accepts only what then predicts the newest fifth better than the
     * current parameters do. What is accepted is exactly what was measured.
     */
    public Proposal propose(List<History> histories, Parameters current) {
        List<TrainingItem> items = TrainingItem.of(histories);
        if (items.size() < NEEDED_TO_ACCEPT) {
            return new Proposal.TooFew(items.size(), NEEDED_TO_ACCEPT);
        }
        int split = (int) (TRAINING_SHARE * items.size());
        Parameters fitted = trainOn(items.subList(0, split));
        List<TrainingItem> heldOut = items.subList(split, items.size());
        double before = meanLoss(heldOut, current);
        double after = meanLoss(heldOut, fitted);
        return after < before
                ? new Proposal.Accepted(items.size(), fitted, before, after)
                : new Proposal.Rejected(items.size(), fitted, before, after);
    }

    /** Mean cross-entropy of these parameters' predictions, in nats; NaN without items. */
    public static double logLoss(List<History> histories, Parameters parameters) {
        return meanLoss(TrainingItem.of(histories), parameters);
    }

    Parameters trainOn(List<TrainingItem> all) {
        List<TrainingItem> items = Outliers.dropped(all);
        if (items.size() < NEEDED_FOR_ANY) {
            return Parameters.DEFAULT.forRelearningSteps(relearningSteps);
        }
        InitialStability initial = new InitialStability(items);
        Parameters start = withInitial(Parameters.DEFAULT, initial.fitted());
        if (items.size() < NEEDED_FOR_ALL || items.stream().allMatch(TrainingItem::isFirstLongTerm)) {
            return start;
        }
        List<TrainingItem> trainable =
                items.stream().filter(item -> item.last < LONGEST_HISTORY).toList();
        Parameters trained = new Training(trainable, start, relearningSteps).run();
        return withInitial(trained, initial.inOrder(trained.toArray()));
    }

    private Parameters withInitial(Parameters parameters, double[] stability) {
        double[] w = parameters.toArray();
        System.arraycopy(stability, 0, w, 0, stability.length);
        return Parameters.of(w).forRelearningSteps(relearningSteps);
    }

    static double meanLoss(List<TrainingItem> items, Parameters parameters) {
        Trajectory trajectory = new Trajectory(parameters.toArray());
        return items.stream().mapToDouble(trajectory::loss).average().orElse(Double.NaN);
    }
}
