package dev.logodds.web;

/**
 * Nothing left to study.
 *
 * @param more whether there are new questions beyond today's portion
 */
public record StudyDone(String title, String sentence, boolean more) {}
