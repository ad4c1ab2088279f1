package dev.logodds.fit;

/**
 * What one fit may cost.
 *
 * @param rows rows of data
 * @param columns columns of data, and columns of the model matrix
 * @param characters length of the CSV text
 */
public record Limits(int rows, int columns, int characters) {
    public static final Limits DEFAULT = new Limits(20_000, 50, 1_000_000);

    void checkText(String text) {
        if (text.length() > characters) {
            throw FitProblem.limit("the data are over the limit of %,d characters".formatted(characters));
        }
    }

    void checkRows(int actual) {
        if (actual > rows) {
            throw FitProblem.limit("the data are over the limit of %,d rows".formatted(rows));
        }
    }

    void checkColumns(String what, int actual) {
        if (actual > columns) {
            throw FitProblem.limit("%s has %d columns, over the limit of %d".formatted(what, actual, columns));
        }
    }
}
