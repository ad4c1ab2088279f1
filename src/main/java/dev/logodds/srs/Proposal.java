package dev.logodds.srs;

/** What the optimiser has to say about a learner's parameters. Log-losses are mean nats a review, held out. */
public sealed interface Proposal {
    /** Reviews on a later day that the log has to learn from. */
    int items();

    /** Not enough reviews to judge: keep the current parameters. */
    record TooFew(int items, int needed) implements Proposal {}

    /** The fitted parameters predict the newest fifth of the reviews no better: keep the current ones. */
    record Rejected(int items, Parameters fitted, double currentLoss, double fittedLoss) implements Proposal {}

    /** The fitted parameters predict the newest fifth of the reviews better than the current ones. */
    record Accepted(int items, Parameters fitted, double currentLoss, double fittedLoss) implements Proposal {}
}
