package dev.logodds.lab;

import java.util.List;

/**
 * A picture as a value: axes and marks in data coordinates. {@link Svg} draws it on the server; the browser redraws it from the
 * same description with d3.
 *
 * @param id unique on its page
 * @param title what the picture shows; also its accessible name
 */
public record Plot(String id, String title, Axis x, Axis y, List<Mark> marks) {
    public Plot {
        marks = List.copyOf(marks);
    }

    /** An axis with its label and its range, in data units. */
    public record Axis(String label, double from, double to) {
        public Axis {
            if (!(from < to)) throw new IllegalArgumentException("an axis must have a length: " + from + " to " + to);
        }
    }

    /** A place in data coordinates. */
    public record Point(double x, double y) {}

    /** How a mark looks: by meaning, never by colour alone. */
    public enum Style {
        CROSS_ENTROPY,
        SQUARED_ERROR,
        MODEL,
        PREDICTION,
        CLASS_0,
        CLASS_1,
        FAINT;

        /** The class in style sheets. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Something drawn; {@code label} may be empty. */
    public sealed interface Mark {
        /** What it is, for the script that draws it in the browser; a getter, so that it is sent along. */
        default String getKind() {
            return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }

        Style style();

        String label();
    }

    /** A line through points; clipped to the axes. */
    public record Line(Style style, String label, List<Point> points) implements Mark {}

    /** A descent: small dots joined by a thin line, the first one hollow, the last one large. */
    public record Path(Style style, String label, List<Point> points) implements Mark {}

    /** Single points with a label beside them. */
    public record Dot(Style style, String label, Point at) implements Mark {}

    /** A line across the picture at a value of x. */
    public record Vertical(Style style, String label, double x) implements Mark {}
}
