package dev.logodds.pack;

import dev.logodds.formula.Tensor;
import dev.logodds.question.Bindings;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value that a text computes: {@code {{ expression | format }}}.
 *
 * @param expression in the formula language, or the name of a drawn word
 * @param format how it is printed
 * @param digits decimals, or significant figures
 */
record Computed(String expression, Format format, int digits) {
    private static final Pattern PLACE = Pattern.compile(
            "\\{\\{\\s*(.+?)\\s*(?:\\\\?\\|\\s*(?=[\\da-z])(figures|percent|matrix|list)?\\s*(\\d{1,2})?\\s*)?}}");
    private static final int DEFAULT_DECIMALS = 4;

    /** How a value is printed. */
    enum Format {
        DECIMALS,
        FIGURES,
        PERCENT,
        MATRIX,
        LIST
    }

    static Pattern place() {
        return PLACE;
    }

    static Computed of(MatchResult place) {
        String format = place.group(2);
        String digits = place.group(3);
        return new Computed(
                place.group(1),
                format == null ? Format.DECIMALS : Format.valueOf(format.toUpperCase(Locale.ROOT)),
                digits == null ? DEFAULT_DECIMALS : Integer.parseInt(digits));
    }

    /** The value with a hyphen as its minus sign, as LaTeX and code want it. */
    String plain(Bindings bindings) {
        String word = bindings.words().get(expression);
        if (word != null) return word;
        Tensor value = bindings.value(expression);
        return switch (format) {
            case MATRIX -> matrix(value);
            case LIST -> value.stream().mapToObj(this::number).collect(Collectors.joining(", "));
            case DECIMALS, FIGURES, PERCENT -> {
                if (!value.isScalar()) {
                    throw new IllegalArgumentException(
                            "'" + expression + "' is no single number; print it with | matrix or | list");
                }
                yield number(value.at(0, 0));
            }
        };
    }

    private String number(double value) {
        return switch (format) {
            case FIGURES -> figures(value);
            case PERCENT -> decimals(100 * value) + "%";
            case DECIMALS, MATRIX, LIST -> decimals(value);
        };
    }

    private String decimals(double value) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    private String figures(double value) {
        if (value == 0) return "0";
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(Math.max(1, digits)))
                .toPlainString();
    }

    private String matrix(Tensor value) {
        return IntStream.range(0, value.rows())
                .mapToObj(r -> IntStream.range(0, value.cols())
                        .mapToObj(c -> decimals(value.at(r, c)))
                        .collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" \\\\ ", "\\begin{pmatrix}", "\\end{pmatrix}"));
    }

    /** The value with a real minus sign, for prose. */
    String typographic(Bindings bindings) {
        String text = plain(bindings);
        return bindings.words().containsKey(expression) ? text : text.replace('-', '−');
    }

    /** {@code text} with every computed value in place. */
    static String substitute(String text, Bindings bindings) {
        return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(of(m).plain(bindings)));
    }

    /** {@code latex} with every computed value in place. */
    static String latex(String latex, Bindings bindings) {
        return PLACE.matcher(latex).replaceAll(m -> Matcher.quoteReplacement(of(m).inMath(bindings)));
    }

    private String inMath(Bindings bindings) {
        String text = plain(bindings);
        if (bindings.words().containsKey(expression)) return "\\text{" + text.replaceAll("[\\\\{}$]", "") + "}";
        return text.replace("%", "\\%");
    }
}
