package dev.logodds.web;

import java.util.List;

/**
 * The page on which an interview begins.
 *
 * @param id of the interview that the form would begin
 * @param chosen the format that is picked
 * @param running interviews that are not over, to go on with
 * @param past those that are over, the newest first
 * @param trend a picture of the counted ones, or ""
 */
public record InterviewsView(
        String id,
        String chosen,
        List<FormatLine> formats,
        List<Choice> topics,
        List<Choice> scenarios,
        List<PastLine> running,
        List<PastLine> past,
        String trend,
        String problem) {

    /** A format with what it is. */
    public record FormatLine(String key, String title, String facts, String about, boolean picked) {}

    /** Something to choose. */
    public record Choice(String value, String title) {}

    /** An interview in a list. */
    public record PastLine(String id, String title, String when, String score, String band, String css) {}
}
