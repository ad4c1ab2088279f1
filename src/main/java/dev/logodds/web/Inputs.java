package dev.logodds.web;

import dev.logodds.formula.Tensor;
import dev.logodds.question.Answer;
import dev.logodds.question.Gap;
import dev.logodds.question.Interpreting;
import dev.logodds.question.Prose;
import dev.logodds.question.Question;
import dev.logodds.question.Traps;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What a form shows for a question of a kind, with a draft filled in. */
public record Inputs(Variant variant, String draft) {

    /** Something to pick; {@code key} is what to press for it. */
    public record Option(String value, int key, String html, boolean picked) {}

    /** A box for a number. */
    public record Entry(String label, String value) {}

    /** A line to be put in its place. */
    public record Line(String value, String html, int place) {}

    /** Something to find a partner for. */
    public record Pair(String html, List<Option> partners) {}

    /** A list of words in a sentence. */
    public record Words(String label, List<Word> words) {}

    /** A word to choose. */
    public record Word(String value, String text, boolean picked) {}

    /** A key point to be ticked, with its probe. */
    public record Point(int number, String html, boolean ticked, String probeHtml, List<Option> options) {}

    /** A trap that the text may have fallen into; {@code phrase} in the learner's own words. */
    public record Trap(String key, String phrase) {}

    private Question question() {
        return variant.question();
    }

    private String html(Prose prose) {
        return unwrapped(variant.html(prose));
    }

    /** Markdown makes a paragraph of a single line; inside a label there may be none. */
    static String unwrapped(String html) {
        String text = html.strip();
        boolean single = text.startsWith("<p>") && text.endsWith("</p>") && text.indexOf("<p>", 3) < 0;
        return single ? text.substring(3, text.length() - 4) : text;
    }

    public List<Option> options() {
        List<Question.Option> all = question() instanceof Question.Choice c
                ? c.options()
                : question() instanceof Question.Choices c ? c.options() : List.of();
        Set<Integer> picked = new TreeSet<>(Answer.indices(draft, all.size()));
        List<Option> options = new ArrayList<>();
        for (int index : variant.order()) {
            if (index >= all.size()) continue;
            options.add(new Option(
                    String.valueOf(index + 1),
                    options.size() + 1,
                    html(all.get(index).text()),
                    picked.contains(index + 1)));
        }
        return options;
    }

    /** Rows of boxes. */
    public List<List<Entry>> entries() {
        if (!(question() instanceof Question.Matrix m)) return List.of();
        Tensor shape = variant.bindings().value(m.answer());
        List<String> typed = Answer.parts(draft, shape.entries().size());
        return IntStream.range(0, shape.rows())
                .mapToObj(r -> IntStream.range(0, shape.cols())
                        .mapToObj(c -> new Entry(label(m, shape, r, c), typed.get(r * shape.cols() + c)))
                        .toList())
                .toList();
    }

    private static String label(Question.Matrix m, Tensor shape, int row, int col) {
        String name = row < m.entries().size() ? m.entries().get(row) : "row " + (row + 1);
        return shape.cols() == 1 ? name : name + ", column " + (col + 1);
    }

    /** Names beside the rows of boxes. */
    public List<String> rowNames() {
        return question() instanceof Question.Matrix m
                ? m.entries().stream().map(Inputs::indexed).toList()
                : List.of();
    }

    /** A name such as w_1 as it is written by hand. */
    static String indexed(String name) {
        return "<i>" + escaped(name).replaceAll("_\\{?([\\w,]+)}?", "</i><sub>$1</sub><i>") + "</i>";
    }

    /** The lines as the learner last had them, or as they were shuffled. */
    public List<Line> lines() {
        if (!(question() instanceof Question.Order o)) return List.of();
        List<Integer> order = Answer.indices(draft, o.lines().size()).stream()
                .filter(i -> i > 0)
                .map(i -> i - 1)
                .distinct()
                .toList();
        if (order.size() != o.lines().size()) order = variant.order();
        List<Line> lines = new ArrayList<>();
        for (int index : order) {
            lines.add(new Line(String.valueOf(index + 1), html(o.lines().get(index)), lines.size() + 1));
        }
        return lines;
    }

    public List<Pair> pairs() {
        if (!(question() instanceof Question.Match m)) return List.of();
        List<Integer> given = Answer.indices(draft, m.partners().size());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < m.left().size(); i++) {
            int picked = i < given.size() ? given.get(i) : 0;
            pairs.add(new Pair(
                    html(m.left().get(i)),
                    variant.order().stream()
                            .map(p -> new Option(String.valueOf(p + 1), letter(p), "", p + 1 == picked))
                            .toList()));
        }
        return pairs;
    }

    /** The place of a partner in the order of display, from 1. */
    private int letter(int partner) {
        return variant.order().indexOf(partner) + 1;
    }

    /** The partners, each under its letter. */
    public List<Option> partners() {
        if (!(question() instanceof Question.Match m)) return List.of();
        return variant.order().stream()
                .map(p -> new Option(
                        String.valueOf(p + 1), letter(p), html(m.partners().get(p)), false))
                .toList();
    }

    private String part(String name) {
        if (!(question() instanceof Question.Interpretation q)) return "";
        List<String> names = Interpreting.parts(q);
        int at = names.indexOf(name);
        return at < 0 ? "" : Answer.parts(draft, names.size()).get(at);
    }

    public boolean others() {
        return question() instanceof Question.Interpretation q && q.reading().others();
    }

    public Words hold() {
        return words(
                "the other features",
                part("hold"),
                Interpreting.HOLD,
                List.of(
                        "Holding the other features fixed",
                        "Letting the other features vary with it",
                        "Averaging over the other features"));
    }

    public Words verb() {
        return words(
                "how it changes",
                part("verb"),
                Interpreting.VERBS,
                List.of("multiplies", "adds to", "raises, by per cent,"));
    }

    public Words quantity() {
        return words(
                "what changes",
                part("quantity"),
                Interpreting.QUANTITIES,
                List.of("the odds", "the probability", "the log-odds"));
    }

    private static Words words(String label, String picked, List<String> values, List<String> texts) {
        return new Words(
                label,
                IntStream.range(0, values.size())
                        .mapToObj(i -> new Word(
                                values.get(i), texts.get(i), values.get(i).equals(picked)))
                        .toList());
    }

    public String number() {
        return part("number");
    }

    public String probability() {
        return part("probability");
    }

    public String featureHtml() {
        return question() instanceof Question.Interpretation q
                ? html(q.reading().feature())
                : "";
    }

    /** What is done to the feature, where "so many units more" does not say it. */
    public String changeHtml() {
        return question() instanceof Question.Interpretation q
                ? html(q.reading().change())
                : "";
    }

    public String unitHtml() {
        return question() instanceof Question.Interpretation q
                ? html(q.reading().unit())
                : "";
    }

    public String eventHtml() {
        return question() instanceof Question.Interpretation q
                ? html(q.reading().event())
                : "";
    }

    public String step() {
        return question() instanceof Question.Interpretation q
                ? shortly(q.reading().step())
                : "";
    }

    public String baseline() {
        return question() instanceof Question.Interpretation q
                ? shortly(q.reading().baseline())
                : "";
    }

    private String shortly(String expression) {
        return new java.math.BigDecimal(variant.bindings().number(expression))
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The text with a box for each gap. */
    public String clozeHtml() {
        if (!(question() instanceof Question.Cloze c)) return "";
        String html = variant.html(c.text());
        List<String> typed = Answer.parts(draft, c.gaps().size());
        for (int i = 0; i < c.gaps().size(); i++) {
            Gap gap = c.gaps().get(i);
            html = html.replace("[[" + gap.name() + "]]", box(gap, i + 1, typed.get(i)));
        }
        return html;
    }

    private static String box(Gap gap, int number, String typed) {
        String label = " aria-label=\"gap " + number + "\"";
        if (gap instanceof Gap.Pick pick) {
            StringBuilder select = new StringBuilder(
                    "<select class=\"gap\" name=\"part\" required" + label + "><option value=\"\"></option>");
            for (String option : pick.options()) {
                String escaped = escaped(option);
                select.append("<option")
                        .append(option.equals(typed) ? " selected>" : ">")
                        .append(escaped)
                        .append("</option>");
            }
            return select.append("</select>").toString();
        }
        int size = gap instanceof Gap.Formula ? 16 : 10;
        return "<input class=\"gap\" type=\"text\" name=\"part\" required maxlength=\"300\" autocapitalize=\"off\" spellcheck=\"false\" size=\""
                + size + "\" value=\"" + escaped(typed) + "\"" + label + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** What was written of an open answer. */
    public String text() {
        return Answer.text(draft);
    }

    /** How many words may be written; 0 for as many as one likes. */
    public int words() {
        return question() instanceof Question.Open o ? o.words() : 0;
    }

    public List<Point> points() {
        if (!(question() instanceof Question.Open o)) return List.of();
        Answer.Open said = Answer.opened(draft);
        List<Point> points = new ArrayList<>();
        int probe = 0;
        for (int i = 1; i <= o.points().size(); i++) {
            Question.KeyPoint point = o.points().get(i - 1);
            Question.Probe test = point.probe();
            List<Option> options = new ArrayList<>();
            if (test != null) {
                int picked = probe < said.probes().size() ? said.probes().get(probe) : 0;
                probe++;
                for (int k = 1; k <= test.options().size(); k++) {
                    options.add(new Option(
                            String.valueOf(k), k, html(test.options().get(k - 1).text()), k == picked));
                }
                // the order of the options is drawn, as that of a choice is
                java.util.Collections.shuffle(options, new java.util.Random(31L * i + variant.seed()));
            }
            points.add(new Point(
                    i,
                    html(point.text()),
                    said.points().contains(i),
                    test == null ? "" : html(test.question()),
                    options));
        }
        return points;
    }

    public List<Trap> traps() {
        if (!(question() instanceof Question.Open o)) return List.of();
        return Traps.find(text(), o.traps()).stream()
                .map(h -> new Trap(h.key(), h.words(text())))
                .toList();
    }
}
