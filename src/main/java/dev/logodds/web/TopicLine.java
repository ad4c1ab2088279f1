package dev.logodds.web;

/**
 * A topic in a list.
 *
 * @param open false while it has no page yet
 * @param state what there is for the learner
 */
public record TopicLine(String id, String title, int position, boolean open, String state) {}
