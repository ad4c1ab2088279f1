package dev.logodds.formula;

/** A half-open range of characters in the text as it was typed. */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Bad span " + start + ".." + end);
        }
    }

    Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
