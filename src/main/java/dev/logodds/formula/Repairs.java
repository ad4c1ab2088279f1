package dev.logodds.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries small edits of the answer: the edit that makes it right names the mistake. */
final class Repairs {
    static final int SINGLES = 400;
    static final int PAIRS = 110;
    private final Problem problem;
    private final Typed typed;
    private final Map<String, Core> own;
    private final Memo memo = new Memo();
    private @Nullable List<Edit> singles;

    Repairs(Problem problem, Typed typed, Map<String, Core> own) {
        this.own = own;
        this.problem = problem;
        this.typed = typed;
    }

    /** Edits so telling that they come before all other explanations. */
    @Nullable
    Diagnosis named() {
        return edits().stream()
                .filter(e -> e.mistake() == Mistake.LABEL_CODING
                        || e.mistake() == Mistake.SOFTMAX_AXIS
                        || e.mistake() == Mistake.INDICATOR_REVERSED
                        || e.bare())
                .filter(this::right)
                .findFirst()
                .map(e -> new Diagnosis(e.mistake(), e.message()))
                .orElse(null);
    }

    @Nullable
    Diagnosis single() {
        return edits().stream()
                .filter(this::right)
                .findFirst()
                .map(e -> new Diagnosis(e.mistake(), e.message()))
                .orElse(null);
    }

    /** Two edits at once, the likeliest first, at most {@link #PAIRS}. */
    @Nullable
    Diagnosis pair() {
        int tried = 0;
        // two slips in different places are one pair, whichever is mended first
        Set<Set<Expr>> seen = new HashSet<>();
        List<Edit> likely = edits().stream().filter(Edit::combines).toList();
        for (Edit first : likely) {
            Expr once = first.result();
            learn(once);
            for (Edit second : Edits.combining(once, problem.model)) {
                if (first.edited().equals(second.edited()) || !seen.add(Set.of(first.edited(), second.edited()))) {
                    continue;
                }
                if (++tried > PAIRS) {
                    return null;
                }
                if (right(second)) {
                    return new Diagnosis(
                            Mistake.TWO_MISTAKES, "Two slips at once. " + first.message() + " " + second.message());
                }
            }
        }
        return null;
    }

    private List<Edit> edits() {
        List<Edit> known = singles;
        if (known == null) {
            known = Edits.of(typed.reading().body(), problem.model);
            known = known.size() > SINGLES ? known.subList(0, SINGLES) : known;
            singles = known;
            learn(typed.reading().body());
        }
        return known;
    }

    /** Types a tree that many candidates share most of. */
    private void learn(Expr body) {
        memo.learning = true;
        try {
            Typer.type(problem.model, typed.reading().withBody(body), own, memo);
        } catch (Rejection _) {
            // one slip alone may not fit; what did fit is remembered
        } finally {
            memo.learning = false;
        }
    }

    private boolean right(Edit edit) {
        try {
            Core core = Typer.type(problem.model, typed.reading().withBody(edit.result()), own, memo)
                    .core();
            if (!core.shape().sameEntries(problem.expected) || !problem.plausible(core)) {
                return false;
            }
            int informative = 0;
            for (int k = 0; k < problem.draws.size(); k++) {
                double[] a = problem.reference.get(k);
                if (!Problem.finite(a)) {
                    continue;
                }
                double[] g = problem.at(k, core);
                if (!Comparison.same(g, a)) {
                    return false;
                }
                informative++;
            }
            return informative >= Comparison.INFORMATIVE;
        } catch (Rejection _) {
            return false;
        }
    }

    /** All edits of a list of edits, for tests. */
    static List<Edit> all(Expr e, Model model) {
        return new ArrayList<>(Edits.of(e, model));
    }
}
