package dev.logodds.question;

/**
 * What is said about a named mistake.
 *
 * @param key as the checker names it, like SIGN_FLIPPED
 * @param topic where to go to mend it
 * @param say one or two sentences to the learner
 * @param why how the mistake comes about
 */
public record MistakeNote(String key, String title, String topic, Prose say, Prose why) {}
