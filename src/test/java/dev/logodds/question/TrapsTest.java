package dev.logodds.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
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
                "It is not only a linear classifier but also calibrated",
                "The optimizer ignores the minority class",
                "It would ignore the minority. That is not good.",
                "I do not like trees. It is a linear classifier.",
                "It is not wrong to call it a linear classifier",
                "The model is nothing like a tree, but it is a linear classifier",
            })
    void what_falls_into_it(String text) {
        assertThat(Traps.find(text, TRAPS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is not a linear classifier.",
                "It isn't really a linear classifier",
                "Calling it a linear classifier is wrong",
                "That it is a linear classifier is a common misconception",
                "I would never call it a linear classifier",
                "Rather than a linear classifier, it is a model of the log-odds",
                "The MLE does not ignore the minority",
                "It is a myth that it ignores the minority",
                "The log-odds are linear. A classifier comes from a threshold.",
                "linear",
                "",
            })
    void what_does_not(String text) {
        assertThat(Traps.find(text, TRAPS)).isEmpty();
    }
}
