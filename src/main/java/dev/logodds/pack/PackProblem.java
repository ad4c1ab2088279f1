package dev.logodds.pack;

/**
 * An author's mistake: where it is and how to mend it. All problems of a pack are gathered; none stops the reading at the first.
 *
 * @param path the file, relative to the pack
 * @param line 1-based; 1 when the whole file is meant
 * @param column 1-based
 * @param message what is wrong and what would be right
 */
public record PackProblem(String path, int line, int column, String message) {
    @Override
    public String toString() {
        return path + ":" + line + ":" + column + ": " + message;
    }
}
