package dev.logodds.question;

import static dev.logodds.question.StanceWords.*;

import dev.logodds.question.Tokens.Word;
import java.util.List;

/** Whether what follows a phrase takes it back: "… is a myth", "…? No.", "… doesn't explain it", "… . That is wrong." */
final class Retraction extends Place {
    /** Where the clause of the phrase begins. */
    private final int clause;

    Retraction(List<Word> words, int from, int to, int clause) {
        super(words, from, to);
        this.clause = clause;
    }

    boolean takesBack() {
        return asked() || refused() || refuted();
    }

    /** "Is it …? No." */
    private boolean asked() {
        int end = sentence();
        if (end == words.size() || words.get(end).before() != '?') return false;
        boolean tag = false;
        for (int i = Math.max(to, end - 3); i < end; i++) tag |= words.get(i).before() == ',';
        return !tag && !YES.contains(said(end));
    }

    /** "… does not explain it", of the phrase as a subject. */
    private boolean refused() {
        // "insignificant or not"
        if (said(to).equals("or") && said(to + 1).equals("not")) return true;
        for (int i = to; i < Math.min(words.size(), to + 3); i++) {
            Word w = words.get(i);
            if (w.opensClause() || w.before() == ',' || SUBJECT.contains(w.said()) || BORDER.contains(w.said()))
                return false;
            if (w.said().equals("and") || w.said().equals("which")) return false;
            if (!VERB.contains(w.said())) continue;
            String next = said(i + 1);
            // "… would be a Bayesian's answer"
            if (i == to && w.said().equals("would")) return true;
            if (words.size() > i + 1 && words.get(i + 1).opensClause()) return false;
            boolean denial = NOT.contains(next) || next.equals("no");
            return denial
                    && !AGREES.contains(said(i + 2))
                    && !WRONG.contains(said(i + 2))
                    && !WRONG.contains(said(i + 3));
        }
        return stem(to).equals("change") && said(to + 1).equals("nothing");
    }

    /** "… is wrong", "… – no.", "… . That's a myth." */
    private boolean refuted() {
        int end = sentence();
        boolean claim = CALLING.contains(said(clause));
        for (int k = clause; k < from; k++)
            claim |= CLAIMS.contains(said(k)) && said(k + 1).equals("that");
        for (int i = to; i < end; i++) {
            if (words.get(i).opensClause() && undoes(i)) return true;
            if (WRONG.contains(said(i)) && !CASES.contains(said(i + 1)) && linked(i, claim)) return true;
            if (stem(i).equals("mean") && said(i + 1).equals("nothing") && linked(i + 1, claim)) return true;
            // "… it is not."
            if (said(i).equals("not") && i + 1 == end && i == to + 2 && POINTERS.contains(said(to))) return true;
            boolean tooFar = said(i).equals("too")
                    && (said(i + 1).equals("far") || said(i + 1).matches("many|much|strong|simple|harsh|bold|broad"));
            if (tooFar) return true;
            boolean another = BORDER.contains(said(i)) || said(i).equals("and");
            if (another && i > to && !claim && !GOES_ON.contains(said(i + 1))) break;
            if (another && said(i + 1).matches("that|this|it|wrong") && undoes(i + 1)) return true;
            if (said(i).equals("not") && TRUE.contains(said(i + 1)) && linked(i, claim)) return true;
        }
        return end < words.size() && undoes(end);
    }

    /** Whether a judgement at {@code i} is one of the phrase: "is wrong", "which would be a myth", "… – wrong". */
    private boolean linked(int i, boolean claim) {
        if (i > to && words.get(i).before() != ' ' && !said(i).equals("not")) return true;
        boolean negated = false;
        for (int k = i - 1; k >= Math.max(to, i - 5); k--) {
            negated |= NOT.contains(said(k)) || said(k).equals("no");
            boolean verb = VERB.contains(said(k)) || stem(k).equals("sound") || stem(k).equals("seem");
            if (verb && (claim || k - to <= 2 && !aside(k) || REFERS.contains(said(k - 1)))) return !negated;
        }
        return false;
    }

    /** Whether something else than the phrase may be the subject of the verb at {@code k}: "explodes when the model is wrong". */
    private boolean aside(int k) {
        for (int i = to; i < k; i++) if (OPENING.contains(said(i)) && !said(i).equals("by")) return true;
        return false;
    }

    /** Whether a clause begins by taking back what was said before it. */
    private boolean undoes(int start) {
        int i = start;
        while (i < start + 3 && STARTERS.contains(said(i))) i++;
        if (NO.contains(said(i)))
            return !CASES.contains(said(i + 1))
                    && (i + 1 == words.size() || words.get(i + 1).before() != ' ');
        if (said(i).equals("not")) return TRUE.contains(said(i + 1));
        if (said(i).equals("i") && said(i + 1).equals("disagree")) return true;
        if (!POINTERS.contains(said(i))) return false;
        for (int k = i + 1; k < Math.min(words.size(), i + 7) && !words.get(k).opensClause(); k++) {
            if (said(k).equals("not")) {
                boolean over = k + 1 == words.size() || words.get(k + 1).opensClause();
                return over
                        || TRUE.contains(said(k + 1))
                        || TRUE.contains(said(k + 2)) && said(k + 1).equals("the");
            }
            if (WRONG.contains(said(k))) return !CASES.contains(said(k + 1));
        }
        return false;
    }
}
