package dev.logodds.grill;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of mock interviews. */
public enum Format {
    RAPID_50("rapid-50", "Rapid 50", 50, 40, Duration.ofMinutes(40), true),
    RAPID_25("rapid-25", "Rapid 25", 25, 20, Duration.ofMinutes(20), true),
    RAPID_10("rapid-10", "Rapid 10", 10, 8, Duration.ofMinutes(8), true),
    FIVE_HARD("five-hard", "Five hard ones", 5, 4, Duration.ofMinutes(20), true),
    ONSITE("onsite", "Onsite 45", 0, 0, Duration.ofMinutes(45), false),
    WHITEBOARD("whiteboard", "Whiteboard 4:00", 1, 1, Duration.ofMinutes(4), false),
    DEFENCE("defence", "60-second defence", 5, 4, Duration.ofSeconds(60), false),
    ONE_SENTENCE("one-sentence", "One sentence", 10, 8, Duration.ofSeconds(450), false);

    private final String key;
    private final String title;
    private final int questions;
    private final int pass;
    private final Duration time;
    private final boolean back;

    Format(String key, String title, int questions, int pass, Duration time, boolean back) {
        this.key = key;
        this.title = title;
        this.questions = questions;
        this.pass = pass;
        this.time = time;
        this.back = back;
    }

    /** The word in addresses and in the store. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** How many questions are asked; 0 where the conversation decides. */
    public int questions() {
        return questions;
    }

    /** How many of {@code asked} must be right; 0 where nothing is counted. The published mark is 40 of 50. */
    public int pass(int asked) {
        return questions == 0 ? 0 : (int) Math.ceil(asked * (double) pass / questions);
    }

    /** The time for the whole, or for each question where {@link #eachTimed()}. */
    public Duration time() {
        return time;
    }

    /** Whether each question has a clock of its own. */
    public boolean eachTimed() {
        return this == DEFENCE;
    }

    /** Whether one may return to earlier questions and change answers. */
    public boolean back() {
        return back;
    }

    /** Whether the learner talks, so that structure and judgment are theirs to assess. */
    public boolean spoken() {
        return this == ONSITE || this == DEFENCE;
    }

    public static Optional<Format> of(String key) {
        return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
    }
}
