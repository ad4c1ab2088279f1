package dev.logodds.question;

/**
 * The text of a lab, from its topic's folder.
 *
 * @param id the lab's id
 * @param introduction what it is about, before the prediction
 * @param notice what to notice, after the reveal
 */
public record LabPage(String id, String title, String summary, Prose introduction, Prose notice) {}
