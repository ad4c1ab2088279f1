package dev.logodds.question;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic's page, by stages.
 *
 * @param minutes reading time
 * @param reviewed year and month of the last review of the text
 * @param lab the lab's id, or null
 */
public record Topic(
        String id,
        String title,
        String summary,
        int minutes,
        String reviewed,
        List<String> prerequisites,
        List<String> related,
        @Nullable String lab,
        List<Stage> stages) {

    /** A part of the page, in the order of the day: {@code name} as the author wrote it. */
    public record Stage(String name, Prose text) {
        /** The name as a fragment of an address. */
        public String anchor() {
            return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
        }
    }

    public Optional<Stage> stage(String name) {
        return stages.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
