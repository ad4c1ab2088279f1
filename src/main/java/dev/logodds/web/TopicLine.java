package dev.logodds.web;

/**
 * A topic in a list.
 *
 * @param open false while it has no page yet
 * @param questions how many there are
 * @param state what there is for the learner
 */
public record TopicLine(String id, String title, int position, boolean open, int questions, String state) {
    /** Where it leads: to its page, to its questions while it has none, or nowhere. */
    public String href() {
        return open ? "/topics/" + id : questions > 0 ? "/questions?topic=" + id : "";
    }
}
