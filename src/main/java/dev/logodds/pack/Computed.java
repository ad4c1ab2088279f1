package dev.logodds.pack;

import dev.logodds.formula.Scalars;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a text computes: {@code {{ expression | decimals }}}.
 *
 * @param expression in the formula language
 * @param decimals how many are printed
 */
record Computed(String expression, int decimals) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(.+?)\\s*(?:\\|\\s*(\\d{1,2})\\s*)?}}");
    private static final int DEFAULT_DECIMALS = 4;

    static Pattern place() {
        return PLACE;
    }

    static Computed of(MatchResult place) {
        return new Computed(
                place.group(1), place.group(2) == null ? DEFAULT_DECIMALS : Integer.parseInt(place.group(2)));
    }

    /** The value with a hyphen as its minus sign, as LaTeX and code want it. */
    String plain(Map<String, Double> values) {
        double value = Scalars.evaluate(expression, values);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    /** The value with a real minus sign, for prose. */
    String typographic(Map<String, Double> values) {
        return plain(values).replace('-', '−');
    }

    /** {@code text} with every computed number in place. */
    static String substitute(String text, Map<String, Double> values) {
        return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(of(m).plain(values)));
    }
}
