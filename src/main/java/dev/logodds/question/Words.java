package dev.logodds.question;

import java.util.ArrayList;
import java.util.List;

/** Grades an answer in words: what the learner says it holds, and what the probes and trap detectors say of that. */
public final class Words {
    private Words() {}

    static Mark grade(Question.Open open, String answer) {
        Answer.Open said = Answer.opened(answer);
        String tooLong = length(open, said.text());
        if (!tooLong.isEmpty()) return Mark.invalid(tooLong);
        List<Mark.Part> parts = new ArrayList<>();
        int probe = 0;
        for (int i = 1; i <= open.points().size(); i++) {
            Question.KeyPoint point = open.points().get(i - 1);
            boolean ticked = said.points().contains(i);
            Question.Probe test = point.probe();
            if (test == null) {
                parts.add(new Mark.Part(
                        String.valueOf(i), ticked ? "said" : "left out", Mark.Standing.UNTESTED, null, Prose.EMPTY));
                continue;
            }
            int picked = probe < said.probes().size() ? said.probes().get(probe) : 0;
            probe++;
            parts.add(essential(i, ticked, picked, test));
        }
        // a trap that the learner took back when asked is no mistake
        for (Traps.Hit hit : Traps.find(said.text(), open.traps())) {
            if (said.kept().contains(hit.key()))
                parts.add(Mark.wrong("“" + hit.words(said.text()) + "”", "", hit.key()));
        }
        return Mark.of(parts);
    }

    private static Mark.Part essential(int number, boolean ticked, int picked, Question.Probe test) {
        boolean knows = picked == test.right();
        String name = String.valueOf(number);
        if (ticked && knows) return Mark.right(name, "said, and verified");
        Prose why = picked > 0 && picked <= test.options().size() && !knows
                ? test.options().get(picked - 1).why()
                : Prose.EMPTY;
        if (ticked)
            return new Mark.Part(name, "said, but the probe says otherwise", Mark.Standing.WRONG, "OVER_CLAIMED", why);
        return new Mark.Part(
                name, knows ? "known, but not said" : "left out", Mark.Standing.WRONG, "POINT_LEFT_OUT", why);
    }

    /** Why a text can't be taken, or nothing. */
    public static String length(Question.Open open, String text) {
        int words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        if (words < 3) return "Write your answer in a few words first.";
        return open.words() > 0 && words > open.words()
                ? "That is " + words + " words; at most " + open.words() + " are asked for."
                : "";
    }
}
