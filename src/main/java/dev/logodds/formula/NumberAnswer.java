package dev.logodds.formula;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a typed number: plain, a percentage, a fraction, or an expression such as {@code exp(0.4)}. */
public final class NumberAnswer {
    private static final Pattern LONE_COMMA = Pattern.compile("[^,]*\\d?,\\d+[^,]*");
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?%?");

    private NumberAnswer() {}

    /**
     * Grades {@code typed}.
     *
     * @param misconceptions the number that each named mistake leads to
     */
    public static Verdict check(
            String typed, double expected, Tolerance tolerance, Map<String, Double> misconceptions) {
        if (!Double.isFinite(expected)) {
            throw new IllegalArgumentException("The expected number must be finite, not " + expected);
        }
        if (typed.length() > 200) {
            return Verdict.of(Outcome.INVALID, Mistake.LIMIT_LENGTH.name(), Mistake.LIMIT_LENGTH.sentence());
        }
        String text = cleaned(typed);
        if (text.isBlank()) {
            return Verdict.of(Outcome.INVALID, Mistake.EMPTY.name(), Mistake.EMPTY.sentence());
        }
        boolean grouped = grouped(text);
        if (text.contains(",") && !grouped && LONE_COMMA.matcher(text).matches() && !text.contains("(")) {
            return comma(typed, text);
        }
        try {
            double value = Scalars.value(grouped ? text.replace(",", "") : text, Map.of());
            return graded(text, value, expected, tolerance, misconceptions).reading(null, "scalar");
        } catch (Rejection r) {
            return Grader.invalid(r, typed);
        } catch (RuntimeException e) {
            return Verdict.of(Outcome.INVALID, Mistake.SYNTAX.name(), Mistake.SYNTAX.sentence());
        } catch (StackOverflowError e) {
            return Verdict.of(Outcome.INVALID, Mistake.LIMIT_DEPTH.name(), Mistake.LIMIT_DEPTH.sentence());
        }
    }

    /** The number that {@code typed} stands for, as {@link #check} reads it; NaN when it can't be read. */
    public static double value(String typed) {
        String text = cleaned(typed);
        try {
            return Scalars.value(grouped(text) ? text.replace(",", "") : text, Map.of());
        } catch (RuntimeException | StackOverflowError e) {
            return Double.NaN;
        }
    }

    private static boolean grouped(String text) {
        return GROUPED.matcher(text).matches() && (text.contains(".") || text.indexOf(',') != text.lastIndexOf(','));
    }

    private static String cleaned(String typed) {
        String t = typed.strip().replace("\\%", "%").replaceAll("(\\d|\\.)\\s+%", "$1%");
        return t.replaceFirst("^(=|≈|~|\\\\approx|\\w+\\s*[=≈])\\s*", "")
                .replaceAll("(?<=\\d)[_ \u00a0\u202f](?=\\d{3}\\b)", "");
    }

    private static Verdict comma(String typed, String text) {
        int at = Math.max(0, typed.indexOf(','));
        return Verdict.of(
                        Outcome.AMBIGUOUS,
                        Mistake.DECIMAL_COMMA.name(),
                        "Is '" + text + "' the number " + text.replace(',', '.') + " or " + text.replace(",", "")
                                + "? Please write a decimal point, and no separators.")
                .at(new Span(at, at + 1), Carets.under(typed, new Span(at, at + 1)));
    }

    private static Verdict graded(
            String text, double value, double expected, Tolerance tolerance, Map<String, Double> misconceptions) {
        if (!Double.isFinite(value)) {
            return Verdict.of(Outcome.INVALID, Mistake.DOMAIN_ERROR.name(), "That has no finite value.");
        }
        if (tolerance.accepts(value, expected)) {
            return Verdict.of(Outcome.CORRECT, null, "Correct.");
        }
        for (Map.Entry<String, Double> e : new TreeMap<>(misconceptions).entrySet()) {
            if (tolerance.accepts(value, e.getValue())) {
                return Verdict.of(Outcome.INCORRECT, e.getKey(), sentence(e.getKey()));
            }
        }
        Diagnosis d = diagnose(text, value, expected, tolerance);
        return d == null
                ? Verdict.of(Outcome.INCORRECT, null, "Not the expected number. " + tolerance.inWords())
                : Verdict.of(Outcome.INCORRECT, d.mistake().name(), d.message());
    }

    private static String sentence(String key) {
        for (Mistake m : Mistake.values()) {
            if (m.name().equals(key)) {
                return m.sentence();
            }
        }
        return "That is what a common slip leads to.";
    }

    private static @Nullable Diagnosis diagnose(String text, double value, double expected, Tolerance t) {
        boolean percent = text.endsWith("%");
        if (percent && t.accepts(1 + value, expected)) {
            return new Diagnosis(
                    Mistake.PERCENT,
                    "You gave the change in per cent, " + text + "; the whole factor is asked, " + text
                            + " more than 1.");
        }
        if (percent && (t.accepts(1 - value, expected) || t.accepts(value * 100, expected))) {
            return new Diagnosis(
                    Mistake.PERCENT,
                    text + " means " + Examples.number(value)
                            + "; that is not the number asked for. Is a per cent sign too many?");
        }
        if (t.accepts(value / 100, expected) || t.accepts(value * 100, expected)) {
            return new Diagnosis(
                    Mistake.PERCENT, "The digits are right, but off by a factor of 100: per cent, or a plain number?");
        }
        if (expected != 0 && t.accepts(-value, expected)) {
            return new Diagnosis(Mistake.SIGN_FLIPPED, "The size is right, the sign is not.");
        }
        for (int k = -6; k <= 6; k++) {
            if (k != 0 && expected != 0 && t.accepts(value * Math.pow(10, k), expected)) {
                return Diagnosis.of(Mistake.WRONG_POWER_OF_TEN);
            }
        }
        double gap = Math.abs(value - expected);
        boolean close = t.accepts(expected + gap / 5, expected);
        return close
                ? new Diagnosis(
                        Mistake.ROUNDED_TOO_SOON,
                        "Close, but not close enough: did you round on the way? " + t.inWords())
                : null;
    }
}
