package dev.logodds.web;

import java.util.List;

/**
 * A mock interview while it runs.
 *
 * @param place which question this is, in words
 * @param briefHtml what the interviewer said at the start; empty outside a scenario
 * @param left milliseconds that are left of {@code total}, for the whole or for this question
 * @param until when it ends on the clock
 * @param steps the questions, where one may return to them
 * @param notice something to be told about the last step; empty mostly
 * @param kept what was sent and not taken
 */
public record RoomView(
        String id,
        String title,
        Work work,
        String seat,
        int position,
        String place,
        String briefHtml,
        boolean timed,
        boolean each,
        long left,
        long total,
        String until,
        boolean back,
        boolean last,
        boolean flagged,
        List<Step> steps,
        String notice,
        String kept) {

    /** A question in the list of all; {@code css} and {@code word} say what was done with it. */
    public record Step(int position, int number, String css, String word, boolean here, boolean flagged) {}

    /** The share of the time that is left, in per cent. */
    public String share() {
        return String.format(java.util.Locale.ROOT, "%.2f", total == 0 ? 0 : 100.0 * left / total);
    }

    /** Minutes and seconds. */
    public String digits() {
        long seconds = Math.max(0, (left + 999) / 1000);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    public long answered() {
        return steps.stream().filter(s -> s.css().equals("answered")).count();
    }
}
