package dev.logodds.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From typed text to its readings. */
final class Texts {
    static final int MAX_LENGTH = 2_000;
    private static final Pattern NUMPY = Pattern.compile(
            "@|\\bnp\\.|\\bnumpy\\.|\\.T\\b|(?<![*])\\*\\*(?![*])|\\[\\s*:|:\\s*\\]|\\.dot\\(|\\baxis\\s*=|\\brange\\(|\\.(sum|mean)\\("
                    + "|\\blogaddexp\\(|\\bkeepdims");
    private static final Pattern OWN = Pattern.compile(
            "(?:\\bwhere\\b|;|,|\\band\\b)\\s*\\}?\\s*(\\\\?[A-Za-zα-ωΑ-Ω]\\w*?)(_\\{?\\w\\}?)?\\s*:?=(?!=)");

    private Texts() {}

    static boolean numpy(String text) {
        return NUMPY.matcher(text).find();
    }

    /** All readings of {@code text}, at most {@link Reading#MAX_READINGS}, the most natural first. */
    static List<Reading> readings(Model model, String text) {
        return readings(model, text, numpy(text));
    }

    static List<Reading> readings(Model model, String text, boolean numpy) {
        if (text.length() > MAX_LENGTH) {
            throw new Rejection(
                    Mistake.LIMIT_LENGTH,
                    null,
                    "The text has more than " + MAX_LENGTH + " characters; please shorten it.");
        }
        Normaliser source = Normaliser.of(text).withWhere();
        Vocabulary vocabulary = own(model.vocabulary, source.text());
        List<Token> tokens = Lexer.tokens(source, vocabulary, model.matrices());
        Reading.Choices choices = new Reading.Choices();
        LinkedHashMap<Expr, Reading> found = new LinkedHashMap<>();
        Rejection first = null;
        int tries = 0;
        do {
            try {
                Reading r = new Parser(new ArrayList<>(tokens), vocabulary, numpy, choices, model.argument()).all();
                found.putIfAbsent(r.body(), r);
            } catch (Rejection e) {
                first = first == null ? e : first;
            }
        } while (choices.advance() && ++tries < 16 && found.size() < Reading.MAX_READINGS);
        if (found.isEmpty() && first != null) {
            throw first;
        }
        return List.copyOf(found.values());
    }

    private static Vocabulary own(Vocabulary vocabulary, String text) {
        Matcher m = OWN.matcher(text);
        Vocabulary out = vocabulary;
        while (text.contains("where") && m.find()) {
            if (m.start() >= text.indexOf("where") && !text.substring(m.end()).isBlank()) {
                out = out == vocabulary ? vocabulary.copy() : out;
                out.add(m.group(1), Names.canonical(m.group(1)));
            }
        }
        return out;
    }
}
