package dev.logodds.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts a text into words that can be compared: inflection, contractions, numerals and dashes make no difference. */
final class Tokens {
    /**
     * A word at its place in the text.
     *
     * @param said the word in small letters, contractions written out
     * @param stem what the word has in common with its inflected forms; digits for a numeral
     * @param before the strongest mark between the word before and this one: one of {@code . ? ; : ( - ,} or a space
     */
    record Word(String said, String stem, int start, int end, char before) {
        boolean opensSentence() {
            return before == '.' || before == '?';
        }

        boolean opensClause() {
            return ".?;:(-".indexOf(before) >= 0;
        }
    }

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}]+(?:['’ʼ][\\p{L}\\p{M}]+)*|(?<![\\p{L}\\d])\\.\\d+|\\d+(?:[.,]\\d+)*|%");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+");
    /** Marks by strength. */
    private static final String MARKS = " ,-(:;?.";

    private static final Set<String> NEGATED = Set.of(
            ("isnt arent wasnt werent aint dont doesnt didnt cant couldnt wont wouldnt shouldnt mustnt neednt hasnt"
                            + " havent hadnt cannot")
                    .split(" "));
    private static final Map<String, String> WRITTEN_OUT = pairs("thats=that is,theyre=they are,youd=you would,"
            + "pp=percentage point,pct=percent,lr=logistic regression,nb=naive bayes");
    private static final Map<String, String> ENDINGS =
            Map.of("re", "are", "ll", "will", "d", "would", "ve", "have", "m", "am");
    private static final Set<String> BEFORE_IS =
            Set.of("it", "that", "there", "he", "she", "what", "who", "here", "this", "which", "where");
    private static final Map<String, String> IRREGULAR = pairs("is=be,are=be,was=be,were=be,been=be,being=be,am=be,"
            + "has=have,had=have,does=do,did=do,done=do,made=make,gave=give,given=give,rose=rise,risen=rise,went=go,"
            + "gone=go,goes=go,took=take,taken=take,became=become,meant=mean,led=lead,said=say,thought=think,"
            + "chose=choose,chosen=choose,kept=keep,told=tell,held=hold,began=begin,begun=begin,wrote=write,"
            + "written=write,heard=hear,taught=teach,got=get,found=find,an=a");
    private static final List<String> TO_TWENTY = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                            + " seventeen eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private boolean inParentheses;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Tokens tokens = new Tokens(text);
        Matcher m = WORD.matcher(text);
        int last = 0;
        while (m.find()) {
            char before = last == 0 ? '.' : tokens.mark(last, m.start());
            for (String said : writtenOut(m.group())) {
                tokens.add(said, m.start(), m.end(), before);
                before = ' ';
            }
            last = m.end();
        }
        return tokens.words;
    }

    /** Joins what is one word in two: per cent, forty-nine. */
    private void add(String said, int start, int end, char before) {
        String stem = stem(said);
        Word last = words.isEmpty() || before != ' ' ? new Word("", "", 0, 0, ' ') : words.getLast();
        String joined = last.said().equals("per") && said.equals("cent")
                ? "percent"
                : TENS.contains(last.said()) && stem.length() == 1 && "123456789".contains(stem)
                        ? last.stem().charAt(0) + stem
                        : "";
        if (joined.isEmpty()) words.add(new Word(said, stem, start, end, before));
        else words.set(words.size() - 1, new Word(joined, joined, last.start(), end, last.before()));
    }

    private static List<String> writtenOut(String word) {
        // most words are plain ones
        if (PLAIN.matcher(word).matches() && !NEGATED.contains(word) && !WRITTEN_OUT.containsKey(word))
            return List.of(word);
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        if (plain.equals("%")) return List.of("percent");
        if (plain.startsWith(".")) return List.of("0" + plain);
        int cut = Math.max(plain.lastIndexOf('\''), Math.max(plain.lastIndexOf('’'), plain.lastIndexOf('ʼ')));
        String joined = plain.replaceAll("['’ʼ]", "");
        if (NEGATED.contains(joined)) {
            String verb = joined.substring(0, joined.length() - (joined.equals("cannot") ? 3 : 2));
            return List.of(verb.equals("ca") ? "can" : verb.equals("wo") ? "will" : verb, "not");
        }
        if (WRITTEN_OUT.containsKey(joined))
            return List.of(WRITTEN_OUT.get(joined).split(" "));
        if (cut < 0) return List.of(plain);
        String head = plain.substring(0, cut);
        String ending = plain.substring(cut + 1);
        if (ENDINGS.containsKey(ending)) return List.of(head, ENDINGS.get(ending));
        if (ending.equals("s")) return BEFORE_IS.contains(head) ? List.of(head, "is") : List.of(head);
        return List.of(joined);
    }

    /** The strongest mark between two words; a dash or a bracket inside a word or a formula is none. */
    private char mark(int from, int to) {
        char strongest = ' ';
        for (int i = from; i < to; i++) {
            boolean spaceBefore = Character.isWhitespace(text.charAt(i - 1));
            boolean spaceAfter = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
            char mark = switch (text.charAt(i)) {
                case '\n', '!' -> '.';
                case '.' -> endsSentence(i, to) ? '.' : ' ';
                case '?', ';', ':', ',' -> text.charAt(i);
                case '—' -> '-';
                case '-', '–', '−' -> spaceBefore && spaceAfter && !inFormula(from, to) ? '-' : ' ';
                case '(' -> spaceBefore ? '(' : ' ';
                case ')' -> inParentheses ? '(' : ' ';
                default -> ' ';
            };
            if (mark == '(') inParentheses = text.charAt(i) == '(';
            if (MARKS.indexOf(mark) > MARKS.indexOf(strongest)) strongest = mark;
        }
        return strongest;
    }

    /** Not so in "e.g.", "0.5" and "…". */
    private boolean endsSentence(int at, int to) {
        boolean run = text.charAt(at - 1) == '.' || at + 1 < text.length() && text.charAt(at + 1) == '.';
        boolean single = at < 2 || !Character.isLetter(text.charAt(at - 2));
        boolean abbreviated = single && Character.isLetter(text.charAt(at - 1)) && at >= 2 && text.charAt(at - 2) == '.'
                || text.startsWith(" vs", at - 3)
                || text.startsWith(" cf", at - 3)
                || text.startsWith(" al", at - 3);
        boolean inside = at + 1 == to && Character.isLowerCase(text.charAt(to));
        return !run && !abbreviated && !inside;
    }

    /** As in "p - y". */
    private boolean inFormula(int from, int to) {
        return to + 1 >= text.length()
                || !Character.isLetter(text.charAt(to))
                || !Character.isLetter(text.charAt(to + 1));
    }

    /** Drops the endings of plural and tense, and spells as an American. */
    static String stem(String word) {
        if (IRREGULAR.containsKey(word)) return stem(IRREGULAR.get(word));
        if (TO_TWENTY.contains(word)) return String.valueOf(TO_TWENTY.indexOf(word));
        if (TENS.contains(word)) return String.valueOf(10 * (TENS.indexOf(word) + 2));
        if (word.length() <= 3 || word.length() > 30) return word;
        String w = word.replace("isation", "ization");
        if (w.endsWith("iser")) w = cut(w, 3) + "zer";
        if (ends(w, "ies", "ied")) return cut(w, 3) + "y";
        if (ends(w, "sses", "xes", "ches", "shes", "zzes")) w = cut(w, 2);
        else if (w.endsWith("s") && !ends(w, "ss", "us", "is", "as")) w = cut(w, 1);
        if (w.endsWith("ed") && !w.endsWith("eed") && hasVowel(cut(w, 2))) w = cut(w, 2);
        else if (w.endsWith("ing") && hasVowel(cut(w, 3))) w = cut(w, 3);
        if (w.endsWith("e")) w = cut(w, 1);
        int n = w.length();
        if (n > 2 && w.charAt(n - 1) == w.charAt(n - 2) && "aeiou".indexOf(w.charAt(n - 1)) < 0) w = cut(w, 1);
        return w.length() > 3 && ends(w, "is", "ys") ? cut(w, 1) + "z" : w;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static boolean ends(String word, String... endings) {
        for (String ending : endings) if (word.endsWith(ending)) return true;
        return false;
    }

    private static boolean hasVowel(String word) {
        return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    }

    private static Map<String, String> pairs(String list) {
        return Arrays.stream(list.split(",")).map(p -> p.split("=")).collect(Collectors.toMap(p -> p[0], p -> p[1]));
    }
}
