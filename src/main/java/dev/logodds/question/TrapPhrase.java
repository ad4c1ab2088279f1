package dev.logodds.question;

import dev.logodds.question.Tokens.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A few words that fall into a trap. They match in every inflection and spelling, with a typo in a long word, and with small words
 * between them. {@code word*} begins like that, {@code a|b} is either, {@code …} stands for up to five other words of which none
 * turns the meaning round, and {@code !word} for a sentence in which that word doesn't occur.
 */
record TrapPhrase(List<Part> parts, Part unwanted) {
    private static final int GAP = 5;
    private static final int FILLERS = 3;
    private static final int TYPO = 7;
    private static final int SENTENCE = 60;
    /** Words that may stand anywhere within a phrase. */
    private static final Set<String> FILLER = Set.of(
            ("a an the this that these those its their our your my is are was were be been being will would can could may"
                            + " might should must do does did really very quite also then so simply basically actually"
                            + " just only always often usually typically generally all much more fully completely"
                            + " automatically directly therefore thus hence of course some any such both too now still")
                    .split(" "));

    /** Words from {@code from} to before {@code to}. */
    record Range(int from, int to) {}

    /** A word of a phrase: one of {@code either}; {@code gap} if other words may stand before it. */
    record Part(List<String> either, boolean gap) {
        boolean matches(String said, String stem) {
            for (String p : either) {
                if (p.equals(stem)) return true;
                String head = p.endsWith("*") ? p.substring(0, p.length() - 1) : "";
                if (!head.isEmpty() && (said.startsWith(head) || stem.startsWith(head))) return true;
            }
            return false;
        }

        private boolean mistyped(String stem) {
            return either.stream().anyMatch(p -> typo(p, stem));
        }

        private boolean longerThan(String said) {
            return either.stream().anyMatch(p -> p.length() > said.length() && p.startsWith(said));
        }
    }

    static TrapPhrase of(String phrase) {
        List<Part> parts = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        boolean gap = false;
        // a word with a star is cut at its hyphens here, others by the tokenizer
        for (String part : phrase.strip().toLowerCase(Locale.ROOT).split("\\s+|-(?=\\S*\\*)")) {
            if (part.startsWith("!")) unwanted.add(form(part.substring(1)));
            else if (part.equals("…")) gap = true;
            else {
                boolean special = part.contains("|") || part.endsWith("*");
                for (List<String> either : special
                        ? List.of(Arrays.stream(part.split("\\|"))
                                .map(TrapPhrase::form)
                                .toList())
                        : Tokens.of(part).stream().map(w -> List.of(w.stem())).toList()) {
                    parts.add(new Part(either, gap));
                    gap = false;
                }
            }
        }
        return new TrapPhrase(parts, new Part(unwanted, false));
    }

    private static String form(String word) {
        return word.endsWith("*") ? word : Tokens.stem(word);
    }

    /** Where the phrase is first said as the writer's own view. */
    Optional<Range> in(List<Word> words) {
        Search search = new Search(words, new BitSet());
        for (int from = 0; from < words.size() && !parts.isEmpty(); from++) {
            int to = search.end(from, 0);
            if (to > 0 && !near(words, from, to) && Stance.holds(words, from, to))
                return Optional.of(new Range(from, to));
        }
        return Optional.empty();
    }

    private boolean near(List<Word> words, int from, int to) {
        if (unwanted.either().isEmpty()) return false;
        int first = from;
        int last = to;
        while (first > 0 && from - first < SENTENCE && !words.get(first).opensSentence()) first--;
        while (last < words.size() && last - to < SENTENCE && !words.get(last).opensSentence()) last++;
        return words.subList(first, last).stream().anyMatch(w -> unwanted.matches(w.said(), w.stem()));
    }

    /** {@code failed} knows where which part was tried in vain, so that every place is tried once. */
    private final class Search {
        private final List<Word> words;
        private final BitSet failed;

        Search(List<Word> words, BitSet failed) {
            this.words = words;
            this.failed = failed;
        }

        /** Where the parts from {@code part} on end if they begin at {@code at}, or -1. */
        int end(int at, int part) {
            int place = at * parts.size() + part;
            if (at >= words.size() || failed.get(place)) return -1;
            Word word = words.get(at);
            Part wanted = parts.get(part);
            int end = -1;
            if (wanted.matches(word.said(), word.stem()) || wanted.mistyped(word.stem())) end = next(at + 1, part + 1);
            if (end < 0 && split(at, wanted)) end = next(at + 2, part + 1);
            if (end < 0 && joined(word, part)) end = next(at + 1, part + 2);
            if (end < 0) failed.set(place);
            return end;
        }

        private int next(int at, int part) {
            if (part == parts.size()) return at;
            boolean gap = parts.get(part).gap();
            int last = Math.min(words.size() - 1, at + (gap ? GAP : FILLERS));
            for (int i = at; i <= last && !words.get(i).opensClause(); i++) {
                if (!gap && words.get(i).before() == ',') return -1;
                int end = end(i, part);
                if (end > 0) return end;
                if (gap ? Stance.turns(words, i) : !FILLER.contains(words.get(i).said())) return -1;
            }
            return -1;
        }

        /** "Over sample" for "oversample". */
        private boolean split(int at, Part wanted) {
            if (at + 1 >= words.size()
                    || words.get(at + 1).before() != ' '
                    || !wanted.longerThan(words.get(at).said())) return false;
            String whole = words.get(at).said() + words.get(at + 1).said();
            return wanted.matches(whole, Tokens.stem(whole));
        }

        /** "Oversample" for "over sample". */
        private boolean joined(Word word, int part) {
            if (part + 1 >= parts.size() || parts.get(part + 1).gap()) return false;
            String head = parts.get(part).either().getFirst();
            if (!word.said().startsWith(head)) return false;
            String whole = head + parts.get(part + 1).either().getFirst();
            return new Part(List.of(whole), false).matches(word.said(), word.stem());
        }
    }

    /** One letter too many, too few, other, or swapped, in a long word and not at its beginning. */
    private static boolean typo(String wanted, String stem) {
        int more = stem.length() - wanted.length();
        if (wanted.length() < TYPO || more < -1 || more > 1 || wanted.endsWith("*")) return false;
        int i = 0;
        while (i < Math.min(wanted.length(), stem.length()) && wanted.charAt(i) == stem.charAt(i)) i++;
        if (i == 0 || i == wanted.length() || i == stem.length()) return i > 0;
        String a = wanted.substring(i);
        String b = stem.substring(i);
        if (more > 0) return b.substring(1).equals(a);
        if (more < 0) return a.substring(1).equals(b);
        boolean swapped = a.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
        return a.substring(1).equals(b.substring(1))
                || swapped && a.substring(2).equals(b.substring(2));
    }
}
