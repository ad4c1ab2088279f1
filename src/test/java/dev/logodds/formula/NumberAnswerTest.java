package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberAnswerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.49|1.49|correct|",
                "149%|1.49|correct|",
                "exp(.4)|1.4918|correct|",
                "ln 2|0.6931|correct|",
                "3/4|0.75|correct|",
                "= 0.75|0.75|correct|",
                "1,234.5|1234.5|correct|",
                "49%|1.49|incorrect|PERCENT",
                "49|0.49|incorrect|PERCENT",
                "-1.49|1.49|incorrect|SIGN_FLIPPED",
                "14.9|1.49|incorrect|WRONG_POWER_OF_TEN",
                "1.45|1.49|incorrect|ROUNDED_TOO_SOON",
                "0.25|0.2|incorrect|ODDS",
                "2|7|incorrect|",
                "1,49|1.49|ambiguous|DECIMAL_COMMA",
                "foo|1|invalid|UNKNOWN_SYMBOL",
                "1/0|1|invalid|DOMAIN_ERROR",
                "9**9**9|1|invalid|LIMIT_POWER"
            })
    void verdicts(String typed, double expected, String verdict, String mistake) {
        Verdict v = NumberAnswer.check(typed, expected, Tolerance.DEFAULT, Map.of("ODDS", 0.25));
        assertThat(v.outcome().key()).as(v.message()).isEqualTo(verdict);
        assertThat(v.mistake()).as(v.message()).isEqualTo(mistake);
    }

    @Test
    void tolerancesSayWhatTheyAsk() {
        assertThat(Tolerance.DEFAULT.inWords()).isEqualTo("Within 1%.");
        assertThat(Tolerance.digits(3).inWords()).isEqualTo("To at least 3 significant figures.");
        assertThat(Tolerance.absolute(0.05).inWords()).isEqualTo("Within 0.05.");
        assertThat(Tolerance.digits(3).accepts(2.01, 2.0138)).isTrue();
        assertThat(Tolerance.digits(3).accepts(2.02, 2.0138)).isFalse();
    }

    @Test
    void scalarsForAuthors() {
        assertThat(Scalars.evaluate("log(p/(1-p)) + beta*n", Map.of("p", 0.5, "beta", 2.0, "n", 3.0)))
                .isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> Scalars.evaluate("a + b", Map.of("a", 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Scalars.evaluate("1/a", Map.of("a", 0.0)));
    }
}
