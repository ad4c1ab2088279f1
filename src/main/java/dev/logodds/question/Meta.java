package dev.logodds.question;

import java.util.List;

/**
 * What is said about a question apart from its content.
 *
 * @param id stable across moves and revisions: {@code topic/slug}
 * @param topic the topic's id
 * @param revision raised by the author when the meaning changes
 * @param title a few words
 * @param facet conceptual, implementation, applied, systems or failure mode
 * @param level 1 (first contact) to 3 (senior)
 * @param round screen, onsite or grill
 * @param tags free labels
 * @param seconds the target time
 */
public record Meta(
        String id,
        String topic,
        int revision,
        String title,
        String facet,
        int level,
        String round,
        List<String> tags,
        int seconds) {
    public Meta {
        if (level < 1 || level > 3) throw new IllegalArgumentException("level must be 1, 2 or 3, not " + level);
        if (seconds < 1) throw new IllegalArgumentException("seconds must be positive, not " + seconds);
        tags = List.copyOf(tags);
    }

    /** The last part of the id. */
    public String slug() {
        return id.substring(id.indexOf('/') + 1);
    }
}
