package dev.logodds.web;

import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Variant;
import java.util.ArrayList;
import java.util.HashSet;
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
    private static final String GUID = "logodds:";
    private static final Pattern ANNOTATION =
            Pattern.compile("<annotation encoding=\"application/x-tex\">(.*?)</annotation>", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("<(/?)span\\b[^>]*>");
    /** Questions with numbers show those of this seed: Anki knows no fresh ones. */
    private static final long SEED = 1;

    private AnkiText() {}

    static String of(QuestionBank bank, Set<String> flagged) {
        StringBuilder out = new StringBuilder(HEAD);
        for (Question q : bank.questions().values()) {
            Variant variant = Variant.of(q, SEED);
            out.append(quoted(GUID + q.meta().id())).append("\tBasic\t");
            out.append(quoted("Logodds::"
                    + bank.outline().getOrDefault(q.meta().topic(), q.meta().topic())));
            out.append('\t').append(quoted(front(q, variant)));
            out.append('\t').append(quoted(tex(variant.html(q.body().solution()))));
            out.append('\t').append(quoted(tags(q, flagged))).append('\n');
        }
        return out.toString();
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

    /**
     * What an export from Anki says of notes that came from here.
     *
     * @param marked ids of the items marked there
     * @param foreign how many notes are not from here, and were left out
     */
    record Notes(Set<String> marked, int known, int foreign) {}

    /**
     * Reads an export from Anki ("Notes in Plain Text", with guid and tags).
     *
     * @throws IllegalArgumentException when it is not one
     */
    static Notes read(String text, QuestionBank bank) {
        int guid = column(text, "guid");
        int tags = column(text, "tags");
        Set<String> marked = new HashSet<>();
        int known = 0;
        int foreign = 0;
        for (List<String> row : rows(text)) {
            if (row.size() <= guid)
                throw new IllegalArgumentException("A row has no column " + (guid + 1) + " for its guid.");
            String id = row.get(guid).startsWith(GUID) ? row.get(guid).substring(GUID.length()) : "";
            if (bank.question(id).isEmpty()) {
                foreign++;
                continue;
            }
            known++;
            if (row.size() > tags && List.of(row.get(tags).split("\\s+")).contains("marked")) marked.add(id);
        }
        return new Notes(marked, known, foreign);
    }

    private static int column(String text, String name) {
        Matcher m = Pattern.compile("(?m)^#" + name + " column:(\\d{1,3})\\s*$").matcher(text);
        if (!m.find() || m.group(1).equals("0")) {
            throw new IllegalArgumentException("The file does not say in which column the " + name
                    + " stands. In Anki, export “Notes in Plain Text” and include tags and the unique identifier.");
        }
        return Integer.parseInt(m.group(1)) - 1;
    }

    /** Tab-separated rows; a quoted field may hold tabs, lines and doubled quotes. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted) {
                if (c != '"') field.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') field.append(text.charAt(i++));
                else quoted = false;
            } else if (c == '#' && row.isEmpty() && field.isEmpty()) {
                comment = true;
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == '\t' || c == '\n') {
                row.add(field.toString().strip());
                field.setLength(0);
                if (c == '\n') {
                    if (!comment && !(row.size() == 1 && row.getFirst().isEmpty())) rows.add(row);
                    row = new ArrayList<>();
                    comment = false;
                }
            } else {
                field.append(c);
            }
        }
        return rows;
    }
}
