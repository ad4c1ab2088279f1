package dev.logodds.web;

import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bank as notes for Anki, in its text format: tab-separated, quoted as in RFC 4180, with a guid that stays the same from one
 * export to the next, so that importing again updates notes instead of doubling them.
 */
final class AnkiText {
    private static final String HEAD = """
            #separator:tab
            #html:true
            #guid column:1
            #notetype column:2
            #deck column:3
            #tags column:6
            """;
    /** What every guid begins with; the item's id follows. */
    static final String GUID = "logodds:";

    private static final Pattern ANNOTATION =
            Pattern.compile("<annotation encoding=\"application/x-tex\">(.*?)</annotation>", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("<(/?)span\\b[^>]*>");
    /** Questions with numbers show those of this seed: Anki knows no fresh ones. */
    private static final long SEED = 1;

    private AnkiText() {}

    static String of(QuestionBank bank, Set<String> flagged) {
        StringBuilder out = new StringBuilder(HEAD);
        for (Question q : bank.questions().values()) {
            out.append(quoted(GUID + q.meta().id())).append("\tBasic\t");
            out.append(quoted("Logodds::"
                    + bank.outline().getOrDefault(q.meta().topic(), q.meta().topic())));
            fields(q).forEach(f -> out.append('\t').append(quoted(f)));
            out.append('\t').append(quoted(tags(q, flagged))).append('\n');
        }
        return out.toString();
    }

    /** Front and back. */
    static List<String> fields(Question q) {
        Variant variant = Variant.of(q, SEED);
        return List.of(front(q, variant), tex(variant.html(q.body().solution())));
    }

    private static String front(Question q, Variant variant) {
        String prompt = tex(variant.html(q.body().prompt()));
        if (!(q instanceof Question.Choice choice)) return prompt;
        StringBuilder options = new StringBuilder("<ol>");
        choice.options()
                .forEach(o -> options.append("<li>")
                        .append(tex(variant.html(o.text())))
                        .append("</li>"));
        return prompt + options.append("</ol>");
    }

    private static String tags(Question q, Set<String> flagged) {
        String level = "logodds::" + q.meta().topic() + " " + q.kind() + " level"
                + q.meta().level();
        return flagged.contains(q.meta().id()) ? level + " marked" : level;
    }

    /** Every field is quoted: a row then never begins with a #, and may hold tabs and lines. */
    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"").replace("\r", "") + '"';
    }

    /** Typeset mathematics as the LaTeX it came from, in Anki's own delimiters. */
    static String tex(String html) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int display = html.indexOf("<span class=\"katex-display\"", at);
            int inline = html.indexOf("<span class=\"katex\"", at);
            int next = display >= 0 && (inline < 0 || display < inline) ? display : inline;
            if (next < 0) return out.append(html, at, html.length()).toString();
            int end = closing(html, next);
            Matcher m = ANNOTATION.matcher(html).region(next, end);
            out.append(html, at, next);
            if (m.find()) {
                out.append(next == display ? "\\[" : "\\(").append(m.group(1)).append(next == display ? "\\]" : "\\)");
            }
            at = end;
        }
    }

    private static int closing(String html, int from) {
        Matcher m = SPAN.matcher(html);
        int depth = 0;
        for (int at = from; m.find(at); at = m.end()) {
            depth += m.group(1).isEmpty() ? 1 : -1;
            if (depth == 0) return m.end();
        }
        return html.length();
    }
}
