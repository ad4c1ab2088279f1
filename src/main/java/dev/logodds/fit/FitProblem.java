package dev.logodds.fit;

/**
 * What is wrong with what a caller asked for: the data, the formula, the request, or its size. The message is a sentence
 * for people; {@code line} and {@code column} are counted from 1 in the data (column = field) or in the formula (line =
 * 1, column = character), and 0 where there is no such place.
 */
public final class FitProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where the fault is. */
    public enum Kind {
        DATA,
        FORMULA,
        REQUEST,
        /** A limit of size. */
        LIMIT,
        /** The limit of time. */
        TIME
    }

    private final Kind kind;
    private final int line;
    private final int column;

    private FitProblem(Kind kind, String message, int line, int column) {
        super(message);
        this.kind = kind;
        this.line = line;
        this.column = column;
    }

    /** Something is wrong at that place of the data; without one both are 0. */
    public static FitProblem data(String message, int line, int column) {
        return new FitProblem(Kind.DATA, message, line, column);
    }

    static FitProblem data(String message) {
        return data(message, 0, 0);
    }

    static FitProblem formula(String message, int column) {
        return new FitProblem(Kind.FORMULA, message, column > 0 ? 1 : 0, column);
    }

    static FitProblem request(String message) {
        return new FitProblem(Kind.REQUEST, message, 0, 0);
    }

    /** The time is up. */
    static FitProblem time() {
        return new FitProblem(Kind.TIME, "the fit took longer than the time limit allows", 0, 0);
    }

    /** A limit of size was passed; the message names it. */
    public static FitProblem limit(String message) {
        return new FitProblem(Kind.LIMIT, message, 0, 0);
    }

    public Kind kind() {
        return kind;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), kind.toString());
    }
}
