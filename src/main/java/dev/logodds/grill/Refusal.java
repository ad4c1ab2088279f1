package dev.logodds.grill;

/** Why something was not taken; the interview stays as it is. */
public enum Refusal {
    /** The time is up, or the interview was handed in. */
    OVER,
    /** The question is not the one on the table, or doesn't exist. */
    NOT_HERE,
    /** This format doesn't allow it. */
    NOT_OFFERED,
    /** It comes after the interview, which still runs. */
    RUNNING,
    /** The report stands already. */
    CLOSED
}
