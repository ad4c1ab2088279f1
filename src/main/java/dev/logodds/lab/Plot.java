package dev.logodds.lab;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture as a value: axes and marks in data coordinates. {@link Svg} draws it; the browser moves from one drawing to the next.
 *
 * @param id unique on its page
 * @param title what the picture shows; also its accessible name
 * @param height of the drawing, whose width is {@link Svg#WIDTH}
 */
public record Plot(String id, String title, Axis x, Axis y, int height, List<Mark> marks) {
    /** For curves. */
    public static final int LOW = 300;
    /** For pictures whose two axes are alike. */
    public static final int SQUARE = 430;

    public Plot {
        marks = List.copyOf(marks);
    }

    public Plot(String id, String title, Axis x, Axis y, List<Mark> marks) {
        this(id, title, x, y, LOW, marks);
    }

    Plot with(Mark mark) {
        return new Plot(
                id,
                title,
                x,
                y,
                height,
                java.util.stream.Stream.concat(marks.stream(), java.util.stream.Stream.of(mark))
                        .toList());
    }

    /** How values are laid out along an axis. */
    public enum Scale {
        LINEAR,
        /** By powers of ten. */
        LOG,
        /** Without ticks. */
        BARE
    }

    /**
     * An axis with its label and its range, in data units.
     *
     * @param names of 0, 1, 2 …, on an axis of things instead of numbers
     */
    public record Axis(String label, double from, double to, Scale scale, List<String> names) {
        public Axis {
            if (!(from < to)) throw new IllegalArgumentException("an axis must have a length: " + from + " to " + to);
            if (scale == Scale.LOG && !(from > 0))
                throw new IllegalArgumentException("a logarithmic axis begins above 0: " + from);
            names = List.copyOf(names);
        }

        public Axis(String label, double from, double to) {
            this(label, from, to, Scale.LINEAR, List.of());
        }

        public static Axis log(String label, double from, double to) {
            return new Axis(label, from, to, Scale.LOG, List.of());
        }

        public static Axis bare(double from, double to) {
            return new Axis("", from, to, Scale.BARE, List.of());
        }

        /** Things in a row, the first at 0; as a y axis from the top down. */
        public static Axis of(List<String> names) {
            return new Axis("", -0.5, names.size() - 0.5, Scale.LINEAR, names);
        }

        /** Where a value stands, from 0 to 1. */
        double share(double value) {
            return scale == Scale.LOG
                    ? (Math.log(Math.max(value, from / 10)) - Math.log(from)) / (Math.log(to) - Math.log(from))
                    : (value - from) / (to - from);
        }
    }

    /** A place in data coordinates. */
    public record Point(double x, double y) {}

    /** How a mark looks: by meaning, never by colour alone. */
    public enum Style {
        CROSS_ENTROPY,
        SQUARED_ERROR,
        MODEL,
        OTHER,
        THIRD,
        PREDICTION,
        CLASS_0,
        CLASS_1,
        CLASS_2,
        FAINT;

        /** The class in style sheets. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Something drawn; {@code label} may be empty. */
    public sealed interface Mark {
        Style style();

        String label();
    }

    /** A line through points; clipped to the axes. */
    public record Line(Style style, String label, List<Point> points) implements Mark {}

    /** A descent: small dots joined by a thin line, the first one hollow, the last one large. */
    public record Path(Style style, String label, List<Point> points) implements Mark {}

    /** A single point with a label beside it. */
    public record Dot(Style style, String label, Point at) implements Mark {}

    /** Many points: a circle for class 0, a square for class 1, a triangle for class 2. */
    public record Points(Style style, String label, List<Point> at) implements Mark {}

    /** A filled polygon. */
    public record Area(Style style, String label, List<Point> corners) implements Mark {}

    /** A bar from the bottom, or from 0, to the point, as wide as told. */
    public record Bar(Style style, String label, Point top, double width) implements Mark {}

    /** A point that can be dragged; it moves the controls of these names (none: it doesn't move that way). */
    public record Handle(Style style, String label, Point at, String xControl, String yControl) implements Mark {}

    /** A line across the picture at a value of x. */
    public record Vertical(Style style, String label, double x) implements Mark {}

    /** A line across the picture at a value of y. */
    public record Horizontal(Style style, String label, double y) implements Mark {}

    /** Words at a place. */
    public record Note(Style style, String label, Point at) implements Mark {}

    /** {@code count} values from {@code from} to {@code to}, evenly. */
    static double[] grid(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (to - from) * i / (count - 1))
                .toArray();
    }

    /** A function's curve. */
    static List<Point> curve(double from, double to, int count, java.util.function.DoubleUnaryOperator f) {
        return java.util.Arrays.stream(grid(from, to, count))
                .mapToObj(x -> new Point(x, f.applyAsDouble(x)))
                .toList();
    }
}
