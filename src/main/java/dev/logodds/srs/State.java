package dev.logodds.srs;

/** Where a card stands: never answered, on the steps of a day, spaced by days, or on the steps after a lapse. */
public enum State {
    NEW("New"),
    LEARNING("Learning"),
    REVIEW("Review"),
    RELEARNING("Relearning");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** The name in exports and in the API. */
    public String label() {
        return label;
    }
}
