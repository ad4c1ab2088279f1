package dev.logodds.srs;

/** The four outcomes a learner chooses between; each is what the answer will then give. */
public record Preview(Outcome again, Outcome hard, Outcome good, Outcome easy) {
    public Outcome of(Rating rating) {
        return switch (rating) {
            case AGAIN -> again;
            case HARD -> hard;
            case GOOD -> good;
            case EASY -> easy;
        };
    }
}
