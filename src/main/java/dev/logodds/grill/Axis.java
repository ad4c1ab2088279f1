package dev.logodds.grill;

/** The axes of the rubric, each 0 to 4. */
public enum Axis {
    CORRECTNESS("Correctness", true, "What the engine could check"),
    DERIVATION("Derivation", true, "Formulas and derivations, line by line"),
    STRUCTURE("Structure", false, "Was there an order that a listener could follow?"),
    TRADE_OFFS("Trade-offs", false, "Was each choice set against its alternative?"),
    PRODUCTION("Production judgment", false, "Was it said how it runs, fails and is watched?");

    private final String title;
    private final boolean checked;
    private final String about;

    Axis(String title, boolean checked, String about) {
        this.title = title;
        this.checked = checked;
        this.about = about;
    }

    public String title() {
        return title;
    }

    /** Whether the engine judges it; else the learner does. */
    public boolean checked() {
        return checked;
    }

    public String about() {
        return about;
    }
}
