package dev.logodds.question;

import dev.logodds.formula.NumberAnswer;
import dev.logodds.formula.Outcome;
import dev.logodds.formula.Tolerance;
import dev.logodds.formula.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Grades a sentence about a coefficient: (holding the others fixed), <em>k</em> more units (multiply | add to | raise by per cent)
 * the (odds | probability | log-odds) by a number; from a baseline, the probability goes to a number. The usual misreadings are
 * known, each with its own number.
 */
public final class Interpreting {
    /** What happens to the other features. */
    public static final List<String> HOLD = List.of("fixed", "vary", "average");

    /** How the quantity changes. */
    public static final List<String> VERBS = List.of("multiplies", "adds", "percent");

    /** What changes. */
    public static final List<String> QUANTITIES = List.of("odds", "probability", "log-odds");

    private Interpreting() {}

    /** The parts of an answer, in order. */
    public static List<String> parts(Question.Interpretation question) {
        return question.reading().others()
                ? List.of("hold", "verb", "quantity", "number", "probability")
                : List.of("verb", "quantity", "number", "probability");
    }

    static Mark grade(Question.Interpretation question, Bindings bound, String answer) {
        List<String> names = parts(question);
        List<String> typed = Answer.parts(answer, names.size());
        if (typed.contains("")) return Mark.invalid("Fill in every part of the sentence.");
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) said.put(names.get(i), typed.get(i));
        String verb = said.getOrDefault("verb", "");
        String quantity = said.getOrDefault("quantity", "");
        if (!VERBS.contains(verb)
                || !QUANTITIES.contains(quantity)
                || !HOLD.contains(said.getOrDefault("hold", "fixed"))) {
            return Mark.invalid("Choose the words of the sentence from the lists.");
        }
        Effect effect = Effect.of(question.reading(), bound);
        List<Mark.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String part = names.get(i);
            String given = typed.get(i);
            switch (part) {
                case "hold" ->
                    parts.add(
                            given.equals("fixed")
                                    ? Mark.right("the others", given)
                                    : Mark.wrong("the others", given, "OTHERS_NOT_FIXED"));
                case "verb" -> {}
                case "quantity" -> parts.add(effect(verb, quantity));
                default -> {
                    boolean number = part.equals("number");
                    double right = number ? effect.change(verb) : effect.after();
                    Map<String, Double> misreadings = number ? effect.misreadings(verb) : effect.probabilities();
                    Verdict verdict = number(given, right, question.tolerance(), misreadings);
                    String name = number ? "the number" : "the probability";
                    if (!verdict.outcome().graded()) return Mark.invalid("In " + name + ": " + verdict.message());
                    parts.add(
                            verdict.outcome().isCorrect()
                                    ? Mark.right(name, given)
                                    : Mark.wrong(name, given, verdict.mistake()));
                }
            }
        }
        return Mark.of(parts);
    }

    private static Verdict number(String typed, double right, Tolerance tolerance, Map<String, Double> misreadings) {
        Verdict verdict = NumberAnswer.check(typed, right, tolerance, Map.of());
        if (verdict.outcome() != Outcome.INCORRECT) return verdict;
        double value = NumberAnswer.value(typed);
        return misreadings.entrySet().stream()
                .filter(m -> tolerance.accepts(value, m.getValue()))
                .findFirst()
                .map(m -> verdict.named(m.getKey()))
                .orElse(verdict);
    }

    /** Only "multiplies the odds", "raises the odds by per cent" and "adds to the log-odds" say what a coefficient says. */
    private static Mark.Part effect(String verb, String quantity) {
        String typed = verb + " " + quantity;
        boolean right =
                quantity.equals("odds") && !verb.equals("adds") || quantity.equals("log-odds") && verb.equals("adds");
        if (right) return Mark.right("what changes", typed);
        String mistake = switch (quantity) {
            case "probability" -> verb.equals("adds") ? "PROBABILITY_UP_BY_BETA" : "OR_AS_RR";
            case "log-odds" -> "LOG_ODDS_MULTIPLIED";
            default -> "ODDS_ADDED";
        };
        return Mark.wrong("what changes", typed, mistake);
    }

    /**
     * The numbers of a coefficient.
     *
     * @param b change of the log-odds for one unit
     * @param k units
     * @param p baseline probability
     */
    record Effect(double b, double k, double p) {
        static Effect of(Question.Reading reading, Bindings bound) {
            Effect effect = new Effect(
                    bound.number(reading.coefficient()),
                    bound.number(reading.step()),
                    bound.number(reading.baseline()));
            if (!(effect.p > 0 && effect.p < 1)) {
                throw new IllegalArgumentException("the baseline must be a probability, not " + effect.p);
            }
            return effect;
        }

        double change(String verb) {
            return switch (verb) {
                case "adds" -> b * k;
                case "percent" -> 100 * Math.expm1(b * k);
                default -> Math.exp(b * k);
            };
        }

        double after() {
            return sigma(Math.log(p / (1 - p)) + b * k);
        }

        Map<String, Double> misreadings(String verb) {
            Map<String, Double> wrong = new LinkedHashMap<>();
            switch (verb) {
                case "adds" -> {
                    wrong.put("UNITS_FORGOTTEN", b);
                    wrong.put("ODDS_FOR_LOG_ODDS", Math.exp(b * k));
                    wrong.put("SIGN_FLIPPED", -b * k);
                }
                case "percent" -> {
                    wrong.put("UNITS_FORGOTTEN", 100 * Math.expm1(b));
                    wrong.put("LOG_ODDS_AS_PERCENT", 100 * b * k);
                    wrong.put("OR_LINEAR_IN_UNITS", 100 * k * Math.expm1(b));
                    wrong.put("FACTOR_FOR_CHANGE", 100 * Math.exp(b * k));
                }
                default -> {
                    wrong.put("UNITS_FORGOTTEN", Math.exp(b));
                    wrong.put("LOG_ODDS_AS_ODDS", b * k);
                    wrong.put("LINEARISED_ODDS", 1 + b * k);
                    wrong.put("OR_LINEAR_IN_UNITS", 1 + k * Math.expm1(b));
                    wrong.put("OR_TIMES_UNITS", k * Math.exp(b));
                    wrong.put("RATIO_INVERTED", Math.exp(-b * k));
                    wrong.put("CHANGE_FOR_FACTOR", Math.expm1(b * k));
                }
            }
            return wrong;
        }

        Map<String, Double> probabilities() {
            double odds = p / (1 - p) * Math.exp(b * k);
            Map<String, Double> wrong = new LinkedHashMap<>();
            wrong.put("UNITS_FORGOTTEN", sigma(Math.log(p / (1 - p)) + b));
            wrong.put("PROBABILITY_UP_BY_BETA", p + b * k);
            wrong.put("OR_AS_RR", p * Math.exp(b * k));
            wrong.put("SLOPE_FOR_DIFFERENCE", p + b * k * p * (1 - p));
            wrong.put("BASELINE_FORGOTTEN", sigma(b * k));
            wrong.put("ODDS_FOR_PROBABILITY", odds);
            return wrong;
        }

        private static double sigma(double z) {
            return 1 / (1 + Math.exp(-z));
        }
    }

    /** Sentences that are right, without what happens to the other features. */
    public static List<List<String>> sentences(Question.Interpretation question, Bindings bound) {
        Effect effect = Effect.of(question.reading(), bound);
        String after = exactly(effect.after());
        return List.of(
                List.of("multiplies", "odds", exactly(effect.change("multiplies")), after),
                List.of("percent", "odds", exactly(effect.change("percent")), after),
                List.of("adds", "log-odds", exactly(effect.change("adds")), after));
    }

    /** For each misreading whose number differs from the right one here, a sentence that shows it and nothing else. */
    public static Map<String, List<String>> misread(Question.Interpretation question, Bindings bound) {
        Effect effect = Effect.of(question.reading(), bound);
        Tolerance tolerance = question.tolerance();
        String odds = exactly(effect.change("multiplies"));
        String after = exactly(effect.after());
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put("OR_AS_RR", List.of("multiplies", "probability", odds, after));
        wrong.put("ODDS_ADDED", List.of("adds", "odds", exactly(effect.change("adds")), after));
        wrong.put("LOG_ODDS_MULTIPLIED", List.of("multiplies", "log-odds", odds, after));
        Map<String, Double> numbers = effect.misreadings("multiplies");
        numbers.forEach((key, value) -> {
            if (first(key, value, numbers, effect.change("multiplies"), tolerance)) {
                wrong.putIfAbsent(key, List.of("multiplies", "odds", exactly(value), after));
            }
        });
        Map<String, Double> probabilities = effect.probabilities();
        probabilities.forEach((key, value) -> {
            if (first(key, value, probabilities, effect.after(), tolerance)) {
                wrong.putIfAbsent(key, List.of("multiplies", "odds", odds, exactly(value)));
            }
        });
        return wrong;
    }

    /** Whether {@code value} is told apart from the right number and from the misreadings before it. */
    private static boolean first(String key, double value, Map<String, Double> all, double right, Tolerance tolerance) {
        if (!Double.isFinite(value) || tolerance.accepts(value, right)) return false;
        for (var other : all.entrySet()) {
            if (other.getKey().equals(key)) return true;
            if (tolerance.accepts(value, other.getValue())) return false;
        }
        return true;
    }

    private static String exactly(double value) {
        return String.format(Locale.ROOT, "%.12g", value);
    }

    /** The keys of every misreading that can be named, for the pack's prose to be complete. */
    public static List<String> misreadings() {
        Effect any = new Effect(0.3, 2, 0.4);
        List<String> keys = new ArrayList<>(
                List.of("OTHERS_NOT_FIXED", "PROBABILITY_UP_BY_BETA", "OR_AS_RR", "LOG_ODDS_MULTIPLIED", "ODDS_ADDED"));
        VERBS.forEach(v -> keys.addAll(any.misreadings(v).keySet()));
        keys.addAll(any.probabilities().keySet());
        return keys.stream().distinct().toList();
    }
}
