package dev.logodds.web;

import java.util.List;
import java.util.Map;

/**
 * The question bank with its filters.
 *
 * @param lines those of the page that is shown
 * @param found how many there are on all pages
 */
public record BankView(
        List<QuestionLine> lines,
        int found,
        int page,
        List<TopicLine> topics,
        Map<String, String> kinds,
        BankFilter filter) {
    private static final int A_PAGE = 60;

    static BankView of(List<QuestionLine> all, List<TopicLine> topics, BankFilter filter) {
        int pages = Math.max(1, (all.size() + A_PAGE - 1) / A_PAGE);
        int page = Math.min(filter.page(), pages);
        List<QuestionLine> shown = all.subList((page - 1) * A_PAGE, Math.min(all.size(), page * A_PAGE));
        return new BankView(shown, all.size(), page, topics, KindWords.ALL, filter);
    }

    public String count() {
        String all = found == 1 ? "1 question" : found + " questions";
        return pages() == 1 ? all : all + ", page " + page + " of " + pages();
    }

    public int pages() {
        return Math.max(1, (found + A_PAGE - 1) / A_PAGE);
    }

    /** The address of the page before, or "". */
    public String before() {
        return page > 1 ? filter.address(page - 1) : "";
    }

    /** The address of the page after, or "". */
    public String after() {
        return page < pages() ? filter.address(page + 1) : "";
    }

    public List<String> facets() {
        return List.of("conceptual", "implementation", "applied", "systems", "failure mode");
    }

    public List<String> rounds() {
        return List.of("screen", "onsite", "grill");
    }

    public List<Integer> levels() {
        return List.of(1, 2, 3);
    }

    public List<String> states() {
        return BankFilter.STATES;
    }
}
