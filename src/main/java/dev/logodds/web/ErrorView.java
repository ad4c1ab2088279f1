package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page for when something went wrong, and where to go from there.
 *
 * @param kept what the learner had typed
 */
public record ErrorView(
        int status, String title, String sentence, @Nullable String kept, List<Suggestion> suggestions) {

    /** Where the reader may have wanted to go. */
    public record Suggestion(String href, String title) {}
}
