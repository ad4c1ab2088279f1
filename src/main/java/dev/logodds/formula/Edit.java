package dev.logodds.formula;

/** A small change to a tree, and the mistake that it would put right. */
record Edit(Mistake mistake, String message, boolean likely, Expr result) {
    Edit in(Expr whole) {
        return new Edit(mistake, message, likely, whole);
    }
}
