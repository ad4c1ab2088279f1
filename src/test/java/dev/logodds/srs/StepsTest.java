package dev.logodds.srs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    @ParameterizedTest
    @CsvSource({
        // minutes of the steps, step, then what Again, Hard, Good and Easy lead to: step@minutes, or out
        "'1 10',    0, 0@1,  0@6,  1@10, out",
        "'1 10',    1, 0@1,  1@6,  out,  out",
        "'10',      0, 0@10, 0@15, out,  out",
        "'5',       0, 0@5,  0@8,  out,  out",
        "'5 20 60', 0, 0@5,  0@13, 1@20, out",
        "'5 20 60', 1, 0@5,  1@13, 2@60, out",
        "'5 20 60', 2, 0@5,  2@13, out,  out",
        // the learner has removed steps since
        "'10',      1, out,  out,  out,  out",
        "'',        0, out,  out,  out,  out",
    })
    void eachButtonLeadsSomewhere(String minutes, int step, String again, String hard, String good, String easy) {
        List<Duration> waits = Arrays.stream(minutes.split(" "))
                .filter(wait -> !wait.isEmpty())
                .map(wait -> Duration.ofMinutes(Integer.parseInt(wait)))
                .toList();
        Steps steps = new Steps(State.LEARNING, waits);
        assertThat(List.of(
                        told(steps.answer(Rating.AGAIN, step)),
                        told(steps.answer(Rating.HARD, step)),
                        told(steps.answer(Rating.GOOD, step)),
                        told(steps.answer(Rating.EASY, step))))
                .containsExactly(again, hard, good, easy);
    }

    private static String told(Steps.Next next) {
        return switch (next) {
            case Steps.Next.Wait wait -> wait.step() + "@" + wait.minutes();
            case Steps.Next.Graduate() -> "out";
        };
    }
}
