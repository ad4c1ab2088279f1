package dev.logodds.web;

import dev.logodds.formula.Context;
import dev.logodds.formula.Symbol;
import dev.logodds.question.Question;
import dev.logodds.question.Topic;
import dev.logodds.question.Variant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question at work: the variant, the form's state, and the verdict once there is one.
 *
 * @param attempt the id of the next submission
 * @param version the card's version that the form was made for
 * @param started when the learner first saw it, epoch milliseconds
 * @param from where the learner came from: "study" or ""
 * @param left in a study session, what is left
 * @param comparing an open answer is written and is now compared with the key points
 */
public record Work(
        Variant variant,
        @Nullable Topic topicPage,
        UUID attempt,
        int version,
        long started,
        String draft,
        boolean hintUsed,
        String from,
        String left,
        @Nullable VerdictView verdict,
        boolean finished,
        boolean invalid,
        PreviewView preview,
        String lossHtml,
        List<RatingButton> ratings,
        boolean comparing) {

    /** A way to rate oneself, with the date that it leads to. */
    public record RatingButton(int grade, String label, String when) {}

    /** A symbol that may be used, with its shape and domain. */
    public record SymbolView(String name, String about) {}

    /** The same form with a draft in its box and a word on it. */
    Work withDraft(String text, VerdictView word) {
        return new Work(
                variant, topicPage, attempt, version, started, text, hintUsed, from, left, word, false, false, preview,
                lossHtml, ratings, false);
    }

    /** The same form with its text locked, beside the key points. */
    Work compared() {
        return new Work(
                variant, topicPage, attempt, version, started, draft, hintUsed, from, left, verdict, finished, invalid,
                preview, lossHtml, ratings, true);
    }

    /** What the form shows for this kind of question. */
    public Inputs inputs() {
        return new Inputs(variant, draft);
    }

    public String id() {
        return question().meta().id();
    }

    public Question question() {
        return variant.question();
    }

    public String title() {
        return question().meta().title();
    }

    public String kind() {
        return question().kind();
    }

    /** The kind in words. */
    public String kindLabel() {
        return KindWords.of(question());
    }

    public String topic() {
        return question().meta().topic();
    }

    public @Nullable String topicTitle() {
        return topicPage == null ? null : topicPage.title();
    }

    public int level() {
        return question().meta().level();
    }

    public long seed() {
        return variant.seed();
    }

    public boolean study() {
        return from.equals("study");
    }

    public String section() {
        return study() ? "study" : "questions";
    }

    public String promptHtml() {
        return variant.html(question().body().prompt());
    }

    public String solutionHtml() {
        return variant.html(question().body().solution());
    }

    public String followUpHtml() {
        return variant.html(question().body().followUp());
    }

    /** The hint, once it was asked for. */
    public String hintHtml() {
        return hintUsed ? variant.html(question().body().hint()) : "";
    }

    public boolean canHint() {
        return !hintUsed && !question().body().hint().isEmpty();
    }

    public String lossLabel() {
        if (lossHtml.isEmpty()) return "You may use";
        return question() instanceof Question.Formula f && f.task() instanceof dev.logodds.formula.Task.Formula
                ? "With"
                : "The loss";
    }

    /** Whether an answer has lines of its own, so that Enter makes one. */
    public boolean lines() {
        return question() instanceof Question.Derivation || question() instanceof Question.Open;
    }

    public List<SymbolView> symbols() {
        return context().stream()
                .flatMap(c -> c.symbols().stream())
                .map(Work::symbol)
                .toList();
    }

    /** What is defined in terms of the symbols, as the learner may type it. */
    public List<String> definitions() {
        return context().stream().flatMap(c -> c.definitions().stream()).toList();
    }

    private Optional<Context> context() {
        return question() instanceof Question.Formula f
                ? Optional.of(f.context())
                : question() instanceof Question.Derivation d
                        ? Optional.of(d.context())
                        : question() instanceof Question.Cloze c ? Optional.of(c.context()) : Optional.empty();
    }

    /** What a derivation must reach. */
    public String required() {
        return question() instanceof Question.Derivation d
                ? String.join(", ", d.task().require())
                : "";
    }

    private static SymbolView symbol(Symbol s) {
        String shape = switch (s.shape().size()) {
            case 0 -> "a number";
            case 1 -> "vector of length " + s.shape().getFirst();
            default -> String.join(" × ", s.shape()) + " matrix";
        };
        String domain = s.domain().label();
        return new SymbolView(s.name(), domain.equals("real") ? shape : shape + ", entries in " + domain);
    }

    /** Whether the button leads to a comparison and not to a verdict. */
    public boolean comparison() {
        return question() instanceof Question.Open && !comparing;
    }

    public String unit() {
        return question() instanceof Question.Numeric n ? n.unit() : "";
    }

    public String tolerance() {
        String rule = switch (question()) {
            case Question.Numeric n -> n.tolerance().inWords();
            case Question.Matrix m -> m.tolerance().inWords();
            case Question.Interpretation i -> i.tolerance().inWords();
            default -> "";
        };
        return rule.isEmpty() ? "" : "A number, a fraction, a percentage or an expression like exp(0.4). " + rule;
    }

    public String next() {
        if (study()) return "/study";
        return topicPage == null ? "/questions?topic=" + topic() : "/topics/" + topic() + "#questions";
    }

    public String nextLabel() {
        return study() ? "Next" : topicPage == null ? "More questions" : "Back to the topic";
    }

    /** The same question with the next seed, where that makes a difference; after one that was aimed at, with any. */
    public @Nullable String again() {
        long next = Math.max(0, seed()) + 1;
        return question().numbers().fresh() && !study() ? "/questions/" + id() + "?seed=" + next : null;
    }
}
