package dev.logodds.web;

import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What an export from Anki ("Notes in Plain Text", with guid and tags) holds of what came from here.
 *
 * @param known the items of the bank that it holds, once each
 * @param marked those that are marked there
 * @param changed those whose text is no longer the pack's
 * @param leftOut the other notes, each with its line and why
 */
record AnkiNotes(List<Question> known, List<Question> marked, List<Question> changed, List<String> leftOut) {
    private static final int MOST_NOTES = 100_000;
    private static final int MOST_COLUMNS = 100;
    private static final int SHOWN = 60;
    private static final Pattern COLUMN = Pattern.compile("#([a-z]+) column:(\\d{1,3})\\s*");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    /** A row of the file: the line on which it begins, and its fields. */
    private record Row(int line, List<String> fields) {}

    /**
     * Reads the export as a whole.
     *
     * @throws IllegalArgumentException when it is not one, or ends too early, saying where
     */
    static AnkiNotes read(String file, QuestionBank bank) {
        String text = file.startsWith("\ufeff") ? file.substring(1) : file;
        Map<String, Integer> columns = columns(text);
        int guid = column(columns, "guid");
        int tags = column(columns, "tags");
        Map<String, List<String>> known = new HashMap<>();
        var marked = new TreeSet<String>();
        var changed = new TreeSet<String>();
        List<String> leftOut = new ArrayList<>();
        for (Row row : new Reader(text).rows()) {
            if (row.fields().size() <= guid) {
                throw new IllegalArgumentException(
                        "The note on line %,d has no column %d for its guid.".formatted(row.line(), guid + 1));
            }
            String id = row.fields().get(guid);
            Optional<Question> question = id.startsWith(AnkiText.GUID)
                    ? bank.question(id.substring(AnkiText.GUID.length()))
                    : Optional.empty();
            if (question.isEmpty()) {
                leftOut.add(leftOut(row, id, columns));
                continue;
            }
            String item = question.get().meta().id();
            List<String> here = known.computeIfAbsent(item, i -> AnkiText.fields(question.get()));
            if (row.fields().size() > tags && isMarked(row.fields().get(tags))) marked.add(item);
            if (isChanged(content(row, columns), here)) changed.add(item);
        }
        List<Question> inOrder = bank.questions().values().stream()
                .filter(q -> known.containsKey(q.meta().id()))
                .toList();
        return new AnkiNotes(inOrder, among(inOrder, marked), among(inOrder, changed), leftOut);
    }

    private static List<Question> among(List<Question> questions, TreeSet<String> ids) {
        return questions.stream().filter(q -> ids.contains(q.meta().id())).toList();
    }

    private static boolean isMarked(String tags) {
        return Arrays.stream(tags.split("\\s+")).anyMatch("marked"::equalsIgnoreCase);
    }

    private static String leftOut(Row row, String id, Map<String, Integer> columns) {
        String front =
                content(row, columns).stream().findFirst().map(AnkiNotes::words).orElse("");
        String shown = front.length() > SHOWN ? front.substring(0, SHOWN) + "…" : front;
        String why = id.startsWith(AnkiText.GUID)
                ? "came from here, but no pack has the item " + id.substring(AnkiText.GUID.length()) + " now"
                : "was made elsewhere";
        return "line %,d: “%s” %s".formatted(row.line(), shown, why);
    }

    /** The fields of the note itself, which Anki writes into the columns that its header does not name. */
    private static List<String> content(Row row, Map<String, Integer> columns) {
        return IntStream.range(0, row.fields().size())
                .filter(i -> !columns.containsValue(i))
                .mapToObj(row.fields()::get)
                .toList();
    }

    /** Anki's editor writes the same text as other HTML, so only the words are compared. */
    private static boolean isChanged(List<String> there, List<String> here) {
        return IntStream.range(0, here.size())
                .anyMatch(i -> i >= there.size() || !words(there.get(i)).equals(words(here.get(i))));
    }

    private static String words(String html) {
        return TAG.matcher(html)
                .replaceAll(" ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("[\\s\u00a0]+", " ")
                .strip();
    }

    /** The columns that the head of the file names, counted from 0. */
    private static Map<String, Integer> columns(String text) {
        Map<String, Integer> columns = new HashMap<>();
        text.lines().takeWhile(l -> l.startsWith("#")).forEach(l -> {
            if (l.startsWith("#separator:") && !l.strip().equalsIgnoreCase("#separator:tab")) {
                throw new IllegalArgumentException("The columns are not separated by tabs, as Anki writes them.");
            }
            Matcher m = COLUMN.matcher(l);
            if (m.matches()) columns.put(m.group(1), Integer.parseInt(m.group(2)) - 1);
        });
        return columns;
    }

    private static int column(Map<String, Integer> columns, String name) {
        int column = columns.getOrDefault(name, -1);
        if (column >= 0) return column;
        throw new IllegalArgumentException("The file does not say in which column the " + name
                + " stands. In Anki, export “Notes in Plain Text” and include tags and the unique identifier.");
    }

    /** Tab-separated rows; a quoted field may hold tabs, lines and doubled quotes. */
    private static final class Reader {
        private final String text;
        private int at;
        private int line = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            while (at < text.length()) {
                int first = line;
                if (text.charAt(at) == '#') {
                    plain("\n");
                    next();
                    continue;
                }
                List<String> fields = row();
                if (fields.size() == 1 && fields.getFirst().isEmpty()) continue;
                if (rows.size() == MOST_NOTES)
                    throw new IllegalArgumentException("It holds more than %,d notes.".formatted(MOST_NOTES));
                rows.add(new Row(first, fields));
            }
            return rows;
        }

        private List<String> row() {
            List<String> fields = new ArrayList<>();
            do {
                if (fields.size() == MOST_COLUMNS)
                    throw new IllegalArgumentException(
                            "Line %,d has more than %d columns.".formatted(line, MOST_COLUMNS));
                fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain("\t\n"));
            } while (next() == '\t');
            return fields;
        }

        /** Steps over what ends a field; the end of the file ends a line. */
        private char next() {
            char c = at < text.length() ? text.charAt(at++) : '\n';
            if (c == '\n') line++;
            return c;
        }

        private String plain(String ends) {
            int from = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) at++;
            return text.substring(from, at).strip();
        }

        private String quoted() {
            int begun = line;
            StringBuilder field = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
                    at++;
                    return field.append(plain("\t\n")).toString().strip();
                }
                if (c == '"') at++;
                if (c == '\n') line++;
                field.append(c);
            }
            throw new IllegalArgumentException(
                    "The file ends within the quoted field that begins on line %,d: it is damaged or cut off."
                            .formatted(begun));
        }
    }
}
