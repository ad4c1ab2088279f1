package dev.logodds.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first page: a question to try for a newcomer, today's work for who comes back. */
public record HomeView(
        boolean returning,
        String greeting,
        String sentence,
        String action,
        @Nullable Work work,
        List<TopicLine> topics) {}
