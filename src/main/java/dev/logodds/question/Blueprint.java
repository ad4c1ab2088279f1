package dev.logodds.question;

import java.util.List;

/**
 * What a rapid interview covers: one question for each of its cells.
 *
 * @param cells in the order of the topics
 */
public record Blueprint(List<Cell> cells) {
    public static final Blueprint NONE = new Blueprint(List.of());

    public Blueprint {
        cells = List.copyOf(cells);
    }

    /**
     * Something that is always asked.
     *
     * @param about what it is, in a few words
     * @param items the ids of questions that ask it; one of them is drawn
     */
    public record Cell(String topic, String about, List<String> items) {
        public Cell {
            items = List.copyOf(items);
            if (items.isEmpty()) throw new IllegalArgumentException("'" + about + "' names no question");
        }
    }
}
