package dev.logodds.web;

/** An earlier answer. */
public record HistoryLine(String id, String title, String answer, String verdict, String when) {}
