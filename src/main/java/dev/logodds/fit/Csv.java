package dev.logodds.fit;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them: quoted fields, doubled quotes, line breaks inside quotes. */
final class Csv {
    /** One field with the line it starts on (from 1). */
    record Field(String text, boolean quoted, int line) {}

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The records of the text; blank lines at its end don't count. */
    static List<List<Field>> records(String text, Limits limits) {
        limits.checkText(text);
        return new Csv(text).read(limits);
    }

    private List<List<Field>> read(Limits limits) {
        List<List<Field>> records = new ArrayList<>();
        int blank = 0;
        while (at < text.length()) {
            List<Field> fields = row();
            boolean empty = fields.size() == 1
                    && fields.getFirst().text().isEmpty()
                    && !fields.getFirst().quoted();
            blank = empty ? blank + 1 : 0;
            records.add(fields);
            limits.checkRows(records.size() - 1 - blank);
        }
        return records.subList(0, records.size() - blank);
    }

    private List<Field> row() {
        List<Field> fields = new ArrayList<>();
        fields.add(field(1));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field(fields.size() + 1));
        }
        if (at < text.length()) {
            endOfLine(fields.size());
        }
        return fields;
    }

    private void endOfLine(int column) {
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            at++;
        } else {
            throw FitProblem.data(
                    "line %d: text after the closing quote of field %d".formatted(line, column), line, column);
        }
        line++;
    }

    private Field field(int column) {
        int start = line;
        return at < text.length() && text.charAt(at) == '"'
                ? new Field(quoted(column), true, start)
                : new Field(plain(column), false, start);
    }

    private String plain(int column) {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw FitProblem.data(
                        "line %d: a quote inside the unquoted field %d".formatted(line, column), line, column);
            }
            at++;
        }
        return text.substring(from, at).strip();
    }

    private String quoted(int column) {
        int opened = line;
        StringBuilder field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && text.startsWith("\"\"", at)) {
                at++;
            } else if (c == '"') {
                at++;
                return field.toString();
            } else if (c == '\n') {
                line++;
            }
            field.append(c);
        }
        throw FitProblem.data(
                "line %d: the quote of field %d is never closed".formatted(opened, column), opened, column);
    }
}
