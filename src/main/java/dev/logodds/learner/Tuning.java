package dev.logodds.learner;

import dev.logodds.srs.Proposal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A run of the optimiser over a learner's log, and what came of it. */
@Entity
public class Tuning extends PanacheEntityBase {
    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "ran_at") Instant ranAt) implements Serializable {}

    @EmbeddedId
    public Key key;

    public int items;
    public int reviews;
    public double currentLoss;
    public double fittedLoss;
    public boolean accepted;

    protected Tuning() {}

    static Tuning of(Learner learner, Instant at, Proposal proposal, int reviews) {
        Tuning t = new Tuning();
        t.key = new Key(learner.id(), at);
        t.items = proposal.items();
        t.reviews = reviews;
        switch (proposal) {
            case Proposal.TooFew ignored -> {}
            case Proposal.Rejected r -> t.losses(r.currentLoss(), r.fittedLoss(), false);
            case Proposal.Accepted a -> t.losses(a.currentLoss(), a.fittedLoss(), true);
        }
        return t;
    }

    private void losses(double current, double fitted, boolean better) {
        currentLoss = current;
        fittedLoss = fitted;
        accepted = better;
    }

    public static Optional<Tuning> last(Learner learner) {
        return Tuning.<Tuning>find("key.learnerId = ?1 order by key.ranAt desc", learner.id())
                .firstResultOptional();
    }

    /** What came of it, in words. */
    public String said() {
        if (fittedLoss == 0)
            return "Your %,d reviews are still too few to fit the parameters to you.".formatted(reviews);
        return accepted
                ? "The parameters are fitted to your %,d reviews: on the newest fifth of them the log-loss fell from %.4f to %.4f."
                        .formatted(reviews, currentLoss, fittedLoss)
                : "Fitting the parameters to your %,d reviews predicted the newest fifth no better (log-loss %.4f against %.4f), so they stay as they are."
                        .formatted(reviews, fittedLoss, currentLoss);
    }
}
