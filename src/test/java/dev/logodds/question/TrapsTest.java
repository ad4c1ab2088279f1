package dev.logodds.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrapsTest {
    private static final Map<String, List<String>> TRAPS =
            Map.of("T", List.of("linear classifier", "ignore* the minority"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Logistic regression is a linear classifier.",
                "It's a Linear Classifier!",
                "I think of it as a linear-classifier with a sigmoid on top",
                "I think of it as a linear‑classifier with a sigmoid on top",
                "It is not only a linear classifier but also calibrated",
                "It's nothing but a linear classifier",
                "Both are linear classifiers.",
                "It is a liner clasifier. I mean a linear clasifier.",
                "The optimizer ignores the minority class",
                "It would ignore the minority. That is not good.",
                "I do not like trees. It is a linear classifier.",
                "I do not like trees, it is a linear classifier",
                "No, it is a linear classifier.",
                "It isn't a tree but a linear classifier",
                "If there is no kernel, it is a linear classifier",
                "It is not wrong to call it a linear classifier",
                "There is no doubt that it's a linear classifier",
                "The model is nothing like a tree, but it is a linear classifier",
                "Some say it's a linear classifier, and I agree.",
                "Is it a linear classifier? Yes.",
                "As a linear classifier it separates wrong labels badly",
            })
    void what_falls_into_it(String text) {
        assertThat(Traps.find(text, TRAPS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is not a linear classifier.",
                "It isn't really a linear classifier",
                "it isnt a linear classifier",
                "It isn’t a linear classifier",
                "Calling it a linear classifier is wrong",
                "That it is a linear classifier is a common misconception",
                "I would never call it a linear classifier",
                "Rather than a linear classifier, it is a model of the log-odds",
                "It models log-odds instead of being a linear classifier",
                "It is not a tree, a linear classifier or a network",
                "It is neither a tree nor a linear classifier",
                "It is not, and never was, a linear classifier",
                "The MLE does not ignore the minority",
                "It is a myth that it ignores the minority",
                "A common mistake: it is a linear classifier",
                "It's tempting to call it a linear classifier",
                "Some call it a linear classifier.",
                "Although people say it's a linear classifier, it models probabilities",
                "My colleague calls it a linear classifier; I don't",
                "If it were a linear classifier, the scores would be bounded",
                "Is it a linear classifier? No.",
                "It is a linear classifier – no, a model of the log-odds",
                "It's a linear classifier. That is not true.",
                "A linear classifier it is not.",
                "A linear classifier can't do this",
                "It is anything but a linear classifier",
                "The log-odds are linear. A classifier comes from a threshold.",
                "linear",
                "",
            })
    void what_does_not(String text) {
        assertThat(Traps.find(text, TRAPS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            40 percent              ; it rises by 40%
            40 percent              ; it rises by 40 per cent
            40 percent              ; it rises by forty percent
            49 %                    ; it rises by forty-nine percent
            4 percentage points     ; it rises by four percentage points
            4 percentage points     ; it rises by 4pp
            oversample              ; we over-sampled the data
            non-collapsible         ; they are noncollapsible
            non-collaps*            ; this is non–collapsibility
            regularize it           ; I regularised it
            model cause claims      ; the models caused the claim
            can't classify          ; it cannot classify
            can not classify        ; it can't classify
            naive bayes             ; naïve Bayes
            naive bayes             ; NB is good
            AUC … calibrated        ; the AUC shows that it is calibrated
            trees|forest handle     ; a forest handles it
            calibrated !usually     ; it is calibrated
            """)
    void a_phrase_matches_in_any_spelling(String phrase, String text) {
        assertThat(Traps.find(text, Map.of("T", List.of(phrase)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            40 percent              ; it rises by 140%
            40 percent              ; it rises by 40.5%
            40 percent              ; it rises by 49 percent
            symmetric loss          ; an asymmetric loss
            biased                  ; it is unbiased
            AUC … calibrated        ; the AUC does not show that it is calibrated
            AUC … calibrated        ; the AUC is high. It is calibrated.
            calibrated !usually     ; it is usually calibrated
            """)
    void and_nothing_else(String phrase, String text) {
        assertThat(Traps.find(text, Map.of("T", List.of(phrase)))).isEmpty();
    }

    @Test
    void a_hit_is_told_in_the_learners_own_words() {
        String text = "Well – I'd say it’s  a Linear-Classifiers’ case.";
        assertThat(Traps.find(text, TRAPS))
                .singleElement()
                .satisfies(hit -> assertThat(hit.words(text)).isEqualTo("Linear-Classifiers"));
        String percent = "So it's 40%, I think";
        assertThat(Traps.find(percent, Map.of("T", List.of("40 percent")))
                        .getFirst()
                        .words(percent))
                .isEqualTo("40%");
    }

    @Test
    void an_example_of_a_phrase_falls_into_it() {
        String phrase = "tree|forest … handle* imbalanc* !weights";
        assertThat(Traps.example(phrase)).isEqualTo("tree handle imbalanc");
        assertThat(Traps.find(Traps.example(phrase), Map.of("T", List.of(phrase))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a linear classifier ",
                "linear ",
                "l",
                "linear classifier not ",
                "if , ( - not no but ",
                "a is the linear ",
                "40%",
                "'",
                ".",
                "( ",
                "eded",
                "no that to linear classifier is wrong, some say but ",
                "½ﬃ’",
            })
    void a_hostile_text_takes_no_time(String piece) {
        String text = piece.repeat(20_000 / piece.length());
        Map<String, List<String>> traps = Map.of(
                "T", List.of("linear … linear … classifier|linear … never", "linear classifier", "40 percent !40"));
        long best = Long.MAX_VALUE;
        // the quickest of some, as others use the machine, too
        for (int i = 0; i < 20 && best > 50_000_000; i++) {
            long start = System.nanoTime();
            Traps.find(text, traps);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).isLessThan(50_000_000);
    }
}
