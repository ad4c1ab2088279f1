package dev.logodds.question;

import dev.logodds.question.Tokens.Word;
import java.util.List;

/**
 * The words of a text from {@code from} to before {@code to}, and what stands around them: at most {@code REACH} words to either side,
 * so that a long text takes time in proportion to its length.
 */
class Place {
    static final int REACH = 24;

    final List<Word> words;
    final int from;
    final int to;

    Place(List<Word> words, int from, int to) {
        this.words = words;
        this.from = from;
        this.to = to;
    }

    /** Where the next sentence begins. */
    int sentence() {
        int i = to;
        while (i < words.size() && i - to < REACH && !words.get(i).opensSentence()) i++;
        return i;
    }

    /** Whether there is a comma in front of a word behind {@code a}, up to {@code b}. */
    boolean comma(int a, int b) {
        for (int i = a + 1; i <= b && i < words.size(); i++) if (words.get(i).before() == ',') return true;
        return false;
    }

    boolean between(String word, int a, int b) {
        for (int i = a; i < b; i++) if (said(i).equals(word)) return true;
        return false;
    }

    String said(int i) {
        return i >= 0 && i < words.size() ? words.get(i).said() : "";
    }

    String stem(int i) {
        return i >= 0 && i < words.size() ? words.get(i).stem() : "";
    }
}
