package dev.logodds.formula;

import java.util.List;

/** A symbolic shape; {@code flat} is NumPy's one-dimensional array, kept as a column. {@code ?} fits anything. */
record Shape(String rows, String cols, boolean flat) {
    static final Shape SCALAR = new Shape("1", "1", false);
    static final String ANY = "?";

    static Shape of(String rows, String cols) {
        return new Shape(rows, cols, false);
    }

    static Shape vector(String rows, boolean flat) {
        return rows.equals("1") && !flat ? SCALAR : new Shape(rows, "1", flat);
    }

    static Shape declared(List<String> shape, boolean numpy) {
        return switch (shape.size()) {
            case 0 -> SCALAR;
            case 1 -> vector(shape.getFirst(), numpy);
            default -> of(shape.get(0), shape.get(1));
        };
    }

    boolean scalar() {
        return rows.equals("1") && cols.equals("1") && !flat;
    }

    /** One row or one column, and more than one entry by name. */
    boolean column() {
        return cols.equals("1") && !scalar();
    }

    boolean row() {
        return rows.equals("1") && !cols.equals("1");
    }

    boolean vector() {
        return column() || row();
    }

    boolean matrix() {
        return !rows.equals("1") && !cols.equals("1");
    }

    boolean square() {
        return matrix() && rows.equals(cols);
    }

    boolean any() {
        return rows.equals(ANY);
    }

    String length() {
        return row() ? cols : rows;
    }

    Shape transposed() {
        return flat ? this : of(cols, rows);
    }

    boolean sameEntries(Shape other) {
        return rows.equals(other.rows) && cols.equals(other.cols);
    }

    /** For people: {@code d × 1}, {@code (n,)}, {@code scalar}. */
    String words() {
        return scalar() ? "scalar" : rows + " × " + cols;
    }

    String inWords() {
        if (scalar()) {
            return "a number";
        }
        return flat ? "a vector of length " + rows : words();
    }
}
