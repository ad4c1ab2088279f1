package dev.logodds.formula;

import java.text.Normalizer;
import java.util.Arrays;

/** Unicode input to the characters that the lexer knows, with the place each came from. */
record Normaliser(String text, int[] origin) {
    private static final String CYRILLIC = "аеорсхуіјАВЕКМНОРСТХУІЈԁһԛԝ";
    private static final String GREEK_CAPITALS = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private static final String LATIN_FOR_GREEK = "ABEZHIKMNOPTYXo";
    private static final String LATIN_FOR_CYRILLIC = "aeopcxyijABEKMHOPCTXYIJdhqw";
    private static final String KEPT = "ᵀ⊤ᵢⱼₖₙ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿℓ′…‖𝟙₌₊₋";
    private static final String FROM = "−–—∗×⋅·÷∘⊙∣’‘ʹ＝";
    private static final String TO = "---**··/⊙⊙|'''=";

    static Normaliser of(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        int[] origin = new int[raw.length() * 4 + 1];
        int at = 0;
        while (at < raw.length()) {
            int cp = raw.codePointAt(at);
            String replacement = one(cp, at);
            origin = origin.length < out.length() + replacement.length() + 2
                    ? Arrays.copyOf(origin, 2 * origin.length + replacement.length() + 2)
                    : origin;
            Arrays.fill(origin, out.length(), out.length() + replacement.length(), at);
            out.append(replacement);
            at += Character.charCount(cp);
        }
        origin[out.length()] = raw.length();
        return new Normaliser(out.toString(), Arrays.copyOf(origin, out.length() + 1));
    }

    /** With definitions introduced by the word {@code where}, whichever way they were. */
    Normaliser withWhere() {
        Where.Gap gap = Where.in(text);
        if (gap.start() < 0) {
            return this;
        }
        String word = " where ";
        int[] moved = new int[origin.length + word.length() - (gap.end() - gap.start())];
        System.arraycopy(origin, 0, moved, 0, gap.start());
        Arrays.fill(moved, gap.start(), gap.start() + word.length(), origin[gap.start()]);
        System.arraycopy(origin, gap.end(), moved, gap.start() + word.length(), origin.length - gap.end());
        return new Normaliser(text.substring(0, gap.start()) + word + text.substring(gap.end()), moved);
    }

    private static String one(int cp, int at) {
        if (cp < 0x80) {
            return cp == '\t' || cp == '\r' ? " " : Character.toString(cp);
        }
        if (invisible(cp)) {
            return "";
        }
        String c = Character.toString(cp);
        lookAlike(c, at);
        int mapped = FROM.indexOf(c);
        if (mapped >= 0) {
            return TO.substring(mapped, mapped + 1);
        }
        if (KEPT.contains(c)) {
            return c;
        }
        String parts = decomposed(c);
        return parts.indexOf('\u0302') >= 0
                ? parts
                : Normalizer.normalize(parts, Normalizer.Form.NFKC).replace("⁄", "/");
    }

    private static String decomposed(String c) {
        return switch (c) {
            case "½" -> "(1/2)";
            case "¼" -> "(1/4)";
            case "¾" -> "(3/4)";
            case "⅓" -> "(1/3)";
            default -> circumflex(c);
        };
    }

    /** {@code ŷ} as y and a combining circumflex, which the lexer reads as a hat. */
    private static String circumflex(String c) {
        String parts = Normalizer.normalize(c, Normalizer.Form.NFD);
        return parts.length() == 2 && parts.charAt(1) == '\u0302' ? parts : c;
    }

    private static boolean invisible(int cp) {
        return Character.getType(cp) == Character.FORMAT || cp == 0xFE0E || cp == 0xFE0F || cp == 0x034F;
    }

    private static void lookAlike(String c, int at) {
        int cyrillic = CYRILLIC.indexOf(c);
        int greek = GREEK_CAPITALS.indexOf(c);
        if (cyrillic >= 0 || greek >= 0) {
            char latin = cyrillic >= 0 ? LATIN_FOR_CYRILLIC.charAt(cyrillic) : LATIN_FOR_GREEK.charAt(greek);
            throw new Rejection(
                    Mistake.LOOK_ALIKE,
                    new Span(at, at + c.length()),
                    "The '" + c + "' at position " + (at + 1) + " is a " + (cyrillic >= 0 ? "Cyrillic" : "Greek")
                            + " letter that looks like the Latin '" + latin + "'. Type the Latin letter.");
        }
    }

    /** A range of the normalised text as a range of the original. */
    Span original(int start, int end) {
        int from = origin[Math.min(start, origin.length - 1)];
        int last = origin[Math.min(Math.max(end, start), origin.length - 1)];
        return new Span(from, Math.max(from, last));
    }
}
