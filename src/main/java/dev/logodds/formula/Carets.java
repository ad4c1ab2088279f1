package dev.logodds.formula;

/** The line of input that a problem is in, with carets below it. */
final class Carets {
    private Carets() {}

    static String under(String text, Span span) {
        int from = Math.min(span.start(), text.length());
        int lineStart = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        if (from < lineStart) {
            lineStart = from;
        }
        int lineEnd = text.indexOf('\n', from);
        lineEnd = lineEnd < 0 ? text.length() : lineEnd;
        int end = Math.min(Math.max(span.end(), from + 1), Math.max(lineEnd, from + 1));
        int width = Math.max(
                1,
                text.substring(Math.min(from, lineEnd), Math.min(end, lineEnd))
                        .codePointCount(0, Math.max(0, Math.min(end, lineEnd) - Math.min(from, lineEnd))));
        int indent = text.substring(lineStart, Math.min(from, lineEnd))
                .codePointCount(0, Math.min(from, lineEnd) - lineStart);
        return text.substring(lineStart, lineEnd) + "\n" + " ".repeat(indent) + "^".repeat(Math.min(width, 80));
    }
}
