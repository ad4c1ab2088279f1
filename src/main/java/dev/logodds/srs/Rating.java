package dev.logodds.srs;

/** The four buttons, in the order and with the numbers 1 to 4 that FSRS and Anki give them. */
public enum Rating {
    AGAIN(1),
    HARD(2),
    GOOD(3),
    EASY(4);

    private final int grade;

    Rating(int grade) {
        this.grade = grade;
    }

    /** G of the equations: 1 for Again to 4 for Easy. */
    public int grade() {
        return grade;
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
        return switch (grade) {
            case 1 -> AGAIN;
            case 2 -> HARD;
            case 3 -> GOOD;
            case 4 -> EASY;
            default ->
                throw new IllegalArgumentException(
                        "a rating is 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy), not " + grade);
        };
    }
}
