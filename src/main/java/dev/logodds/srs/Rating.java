package dev.logodds.srs;

/** The four buttons, in the order and with the numbers 1 to 4 that FSRS and Anki give them. */
public enum Rating {
    AGAIN,
    HARD,
    GOOD,
    EASY;

    private static final Rating[] BY_GRADE = values();

    /** G of the equations: 1 for Again to 4 for Easy. */
    public int grade() {
        return ordinal() + 1;
    }

    /** Every button but Again counts as a successful recall. */
    public boolean recalled() {
        return this != AGAIN;
    }

    /**
     * The rating with this grade.
     *
     * @throws IllegalArgumentException outside 1 to 4
     */
    public static Rating ofGrade(int grade) {
        if (grade < 1 || grade > BY_GRADE.length) {
            throw new IllegalArgumentException("a rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), not " + grade);
        }
        return BY_GRADE[grade - 1];
    }
}
