package dev.logodds.learner;

import java.util.UUID;

/** Who learns. A local installation has one, who needs no login. */
public record Learner(UUID id) {
    /** The one learner of a local installation; the first migration creates them. */
    public static final Learner LOCAL = new Learner(new UUID(0, 1));
}
