package dev.logodds.question;

import static dev.logodds.question.StanceWords.*;

import dev.logodds.question.Tokens.Word;
import java.util.List;

/**
 * Whether somebody who writes a phrase stands behind it. They don't where they deny it ("not a linear classifier"), condemn it ("it
 * is a mistake to …", "… is a myth"), put it aside ("rather than …"), take it back ("That is wrong."), tell it of others ("some say
 * …"), suppose it ("if it were …") or ask ("Is it …? No."). In doubt they don't: to accuse falsely is worse than to miss a trap.
 */
final class Stance extends Place {
    /** Where the clause of the phrase begins. */
    private final int clause;

    private Stance(List<Word> words, int from, int to) {
        super(words, from, to);
        clause = clause();
    }

    /** Whether the words from {@code from} to before {@code to} are said as the writer's own view. */
    static boolean holds(List<Word> words, int from, int to) {
        Stance stance = new Stance(words, from, to);
        return !stance.denied()
                && !stance.supposed()
                && !stance.ofOthers()
                && !new Retraction(words, from, to, stance.clause).takesBack();
    }

    /** Whether a word turns the meaning round, or begins another thought. */
    static boolean turns(List<Word> words, int at) {
        Word w = words.get(at);
        // "first the costs, then …"
        boolean next = w.said().equals("then")
                && (w.before() == ',' || words.get(at - 1).said().equals("and"));
        return NOT.contains(w.said()) || TURN.contains(w.said()) || APART.contains(w.said()) || next;
    }

    private int clause() {
        int start = from;
        while (start > 0 && from - start < REACH && !begins(start)) start--;
        // "Without a penalty, …": what stands before the comma is over
        if (OPENING.contains(said(start)) || start > 0 && OPENING.contains(said(start - 1)) && !begins(start - 1)) {
            for (int i = start + 1; i <= from; i++) if (words.get(i).before() == ',') return i;
        }
        return start;
    }

    private boolean begins(int i) {
        if (words.get(i).before() == ':') return !(WRONG.contains(said(i - 1)) || SAYS.contains(stem(i - 1)));
        if (words.get(i).opensClause()) return true;
        boolean subject = SUBJECT.contains(said(i))
                && !(said(i).equals("that") && i < from && words.get(i).before() == ' ');
        if (words.get(i).before() == ',' && (subject || said(i).equals("which"))) return true;
        String before = said(i - 1);
        if ((before.equals("and") || before.equals("or")) && subject) return true;
        if (!BORDER.contains(before)) return false;
        if (before.equals("though") && said(i - 2).equals("as")) return false;
        // "nothing but", "not because"
        if (before.equals("but"))
            return !said(i - 2).equals("nothing") && !said(i - 2).equals("anything");
        return !NOT.contains(said(i - 2)) && !NOT.contains(said(i - 3)) || before.equals("so");
    }

    /** "Not …", "it would be wrong to …". */
    private boolean denied() {
        boolean cancelled = false;
        for (int k = clause; k < from; k++) {
            if (cancelled) {
                // "not wrong to say" says it
                if (WRONG.contains(said(k)) || DOUBT.contains(said(k))) cancelled = false;
                continue;
            }
            if (denies(k)) {
                if (!doubled(k)) return true;
                cancelled = true;
            } else if (condemns(k)) return true;
        }
        return false;
    }

    private boolean denies(int k) {
        String x = said(k);
        String next = said(k + 1);
        if (ASIDE.contains(x + "-" + next)) {
            // "points far from the boundary" are no denial of what comes later
            return k + 1 < from && !comma(k, from) && (!x.equals("far") || from - k <= 3);
        }
        if (x.equals("no")) return !comma(k, k + 1) && (from - k <= 3 && !comma(k, from) || tied(k));
        if (x.equals("beyond")) return from - k == 1;
        if (x.equals("without")) return !comma(k, from) && from - k <= (next.endsWith("ing") ? 5 : 2);
        if (x.equals("unlike")) return !comma(k, from);
        if (!NOT.contains(x)) return false;
        if (x.equals("nothing") && next.equals("but")) return false;
        boolean inPhrase = k + 1 >= from;
        if (inPhrase) return true;
        if (next.equals("only") || next.startsWith("surpris") || next.equals("wonder")) return false;
        boolean be = k == clause || stem(k - 1).equals("be");
        return !(be && (next.equals("just") || next.equals("merely") || next.equals("simply")));
    }

    private boolean tied(int k) {
        for (int i = k + 1; i < Math.min(from, k + 5); i++) if (TIES.contains(said(i))) return true;
        return false;
    }

    private boolean doubled(int k) {
        for (int i = k + 1; i < Math.min(from, k + 4) && words.get(i).before() != ','; i++) {
            if (WRONG.contains(said(i)) || DOUBT.contains(said(i))) return true;
        }
        return false;
    }

    /** "Wrong to say", "a common mistake is", and not "wrong labels". */
    private boolean condemns(int k) {
        if (WRONGLY.contains(said(k))) return !said(k + 1).matches("(classif|predict|label).*");
        boolean error = said(k).equals("error") && COMMON.contains(said(k - 1));
        if (!WRONG.contains(said(k)) && !error || CASES.contains(said(k + 1))) return false;
        for (int i = k + 1; i < Math.min(words.size(), k + 4); i++) {
            if (words.get(i).before() == ':' || said(i).equals("to") || said(i).equals("that")) return true;
        }
        return COMMON.contains(said(k - 1)) && stem(k + 1).equals("be")
                || said(k + 1).equals("of");
    }

    /** "If it were …", "whether it is …", "before it is …". */
    private boolean supposed() {
        if (onlyIf()) return true;
        for (int k = clause; k < from; k++) {
            String x = said(k);
            boolean though =
                    x.equals("as") && (said(k + 1).equals("if") || said(k + 1).equals("though"));
            if (x.equals("whether") || though) return true;
            boolean opens = k == 0 || words.get(k).opensSentence();
            boolean goesOn = to < words.size() && !words.get(to).opensSentence();
            boolean within = !comma(k, to - 1) && !between("then", k, to) && (goesOn || !opens);
            if ((x.equals("if") || x.equals("unless")) && within && (from - k <= 3 || unreal(k))) return true;
            if (x.equals("only") && CONDITION.contains(said(k + 1))) return true;
            if (x.equals("before") && within && from - k <= 5) return true;
            if (x.equals("if") && (ASKS.contains(said(k - 1)) || ASKS.contains(said(k - 2)))) return true;
        }
        return false;
    }

    /** "They would only be … if …". */
    private boolean onlyIf() {
        return between("only", Math.max(clause, from - 3), to)
                && (CONDITION.contains(said(to)) || CONDITION.contains(said(to + 1)));
    }

    private boolean unreal(int k) {
        return between("were", k, to) || between("would", k, from) || between("could", k, from);
    }

    /** "Some say …", "it is often claimed …", "it looks as if …, but". */
    private boolean ofOthers() {
        int end = sentence();
        boolean turned = end < words.size()
                && (TURN.contains(said(end)) || said(end).matches("it|they") && NOT.contains(said(end + 2)));
        boolean agreed = false;
        for (int i = to; i < end; i++) {
            turned |= TURN.contains(said(i)) || said(i).equals("fact") || said(i).equals("actually");
            agreed |= AGREES.contains(said(i)) && !NOT.contains(said(i - 1));
        }
        if (mentioned() && !agreed) return true;
        for (int k = clause; k < to && turned; k++) {
            if (LOOKS.contains(stem(k)) || k < from && seems(k)) return true;
        }
        for (int k = clause; k < from && (turned || !agreed); k++) {
            if (OTHERS.contains(said(k)) && says(k, from)) return true;
            if (OFTEN.contains(said(k)) && SAYS.contains(stem(k + 1))) return true;
            if (MODAL.contains(said(k)) && says(k, from) && !said(k - 1).matches("i|we")) return true;
            if (said(k).equals("so") && said(k + 1).equals("called")) return true;
            if (stem(k).equals("be") && TOLD.contains(said(k + 1))) return true;
            if (turned && PERSONS.contains(said(k))) return true;
        }
        for (int k = to; k < Math.min(end, to + 5) && !agreed; k++) {
            if (OTHERS.contains(said(k)) && SAYS.contains(stem(k + 1))) return true;
        }
        return false;
    }

    /** "Calling it …", "the claim that …". */
    private boolean mentioned() {
        boolean called = SAYS.contains(stem(clause)) && said(clause).endsWith("ing");
        boolean claimed = called || said(clause).equals("to") && SAYS.contains(stem(clause + 1));
        for (int k = clause; k < from; k++)
            claimed |= CLAIMS.contains(said(k)) && said(k + 1).equals("that");
        return claimed && !between("my", clause, from);
    }

    /** "Adding up would give …", "at first …". */
    private boolean seems(int k) {
        if (said(k).equals("first")) return said(k - 1).equals("at");
        return SEEMS.contains(stem(k)) && !said(k - 1).matches("i|we");
    }

    private boolean says(int k, int end) {
        for (int i = k + 1; i < Math.min(end, k + 5); i++) if (SAYS.contains(stem(i))) return true;
        return false;
    }
}
