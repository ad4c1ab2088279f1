package dev.logodds.web;

import dev.logodds.formula.Symbol;
import dev.logodds.question.Question;
import dev.logodds.question.Topic;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.List;
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
        List<RatingButton> ratings) {

    /** A way to rate oneself, with the date that it leads to. */
    public record RatingButton(int grade, String label, String when) {}

    /** An option in the order of display. */
    public record OptionView(String value, int key, String html) {}

    /** A symbol that may be used, with its shape and domain. */
    public record SymbolView(String name, String about) {}

    /** The same form with a draft in its box and a word on it. */
    Work withDraft(String text, VerdictView word) {
        return new Work(
                variant, topicPage, attempt, version, started, text, hintUsed, from, left, word, false, false, preview,
                lossHtml, ratings);
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
        return switch (question()) {
            case Question.Choice ignored -> "pick one";
            case Question.Numeric ignored -> "a number";
            case Question.Formula ignored -> "a formula";
            case Question.Card ignored -> "flash card";
        };
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
        return question() instanceof Question.Formula f && f.task() instanceof dev.logodds.formula.Task.Formula
                ? "With"
                : "The loss";
    }

    public List<SymbolView> symbols() {
        if (!(question() instanceof Question.Formula f)) return List.of();
        return f.context().symbols().stream().map(Work::symbol).toList();
    }

    /** What is defined in terms of the symbols, as the learner may type it. */
    public List<String> definitions() {
        return question() instanceof Question.Formula f ? f.context().definitions() : List.of();
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

    public List<OptionView> options() {
        if (!(question() instanceof Question.Choice c)) return List.of();
        List<OptionView> options = new ArrayList<>();
        for (int index : variant.order()) {
            String html = variant.html(c.options().get(index).text());
            options.add(new OptionView(String.valueOf(index + 1), options.size() + 1, unwrapped(html)));
        }
        return options;
    }

    /** Markdown makes a paragraph of a single line; inside a label there may be none. */
    private static String unwrapped(String html) {
        String text = html.strip();
        boolean single = text.startsWith("<p>") && text.endsWith("</p>") && text.indexOf("<p>", 3) < 0;
        return single ? text.substring(3, text.length() - 4) : text;
    }

    public String unit() {
        return question() instanceof Question.Numeric n ? n.unit() : "";
    }

    public String tolerance() {
        return question() instanceof Question.Numeric n
                ? "A number, a fraction, a percentage or an expression like exp(0.4). "
                        + n.tolerance().inWords()
                : "";
    }

    public String next() {
        return study() ? "/study" : "/topics/" + topic() + "#questions";
    }

    public String nextLabel() {
        return study() ? "Next" : "Back to the topic";
    }

    /** The same question with the next seed, where that makes a difference. */
    public @Nullable String again() {
        boolean fresh =
                question() instanceof Question.Numeric n && !n.vary().choices().isEmpty();
        return fresh && !study() ? "/questions/" + id() + "?seed=" + (seed() + 1) : null;
    }
}
