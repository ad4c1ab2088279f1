package dev.logodds.lab;

import dev.logodds.fit.Budget;
import java.util.function.Consumer;

/** A lab whose picture gets better the longer it runs. */
public interface Gradual extends Lab {
    /** Where it stands: so much done of so much, and the picture so far. */
    record Part(int done, int of, Picture picture) {}

    /** Tells of each part as it is done; ends early, with what there is, when the time is spent. */
    Picture picture(Values values, Budget budget, Consumer<Part> told);

    @Override
    default Picture picture(Values values, Budget budget) {
        return picture(values, budget, part -> {});
    }
}
