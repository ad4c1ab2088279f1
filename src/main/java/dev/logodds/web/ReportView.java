package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an interview: a letter first, then what it rests on.
 *
 * @param css how the band looks
 * @param lead the result in a sentence
 * @param strong what was good; {@code costly} what would have cost the offer
 * @param next three things to do
 * @param share the address of the shared report, or null
 * @param own whether it is the learner's own page
 */
public record ReportView(
        String id,
        String title,
        String when,
        String band,
        String css,
        String lead,
        String conditions,
        List<String> strong,
        List<Costly> costly,
        List<Action> next,
        List<AxisLine> axes,
        List<TopicRow> topics,
        String pacing,
        String pacingWords,
        String judgement,
        List<LineTime> lines,
        String debriefHtml,
        List<Item> items,
        @Nullable String share,
        boolean own,
        boolean late) {

    /** Something that went wrong, with the pack's word on it. */
    public record Costly(String title, String sayHtml, String where) {}

    /** Something to do, and where. */
    public record Action(String text, String href, String label) {}

    /** An axis of the rubric, 0 to 4. */
    public record AxisLine(String title, String about, String value, String source, int filled) {}

    /** How a topic fared. */
    public record TopicRow(String title, String score, String time, String target) {}

    /** When a line of a whiteboard was begun. */
    public record LineTime(int number, String text, String begun, String took, String css, String word) {}

    /** A question with the answer and the verdict. */
    public record Item(
            int number,
            String title,
            String promptHtml,
            String answer,
            String css,
            String icon,
            String word,
            String spent,
            String target,
            boolean cold,
            boolean changed,
            @Nullable VerdictView verdict,
            String solutionHtml,
            List<Claim> claims,
            String href) {}

    /** A key point of an answer in words: what was claimed for it, and what the probe says. */
    public record Claim(String pointHtml, String words, String css, String icon, String said) {}
}
