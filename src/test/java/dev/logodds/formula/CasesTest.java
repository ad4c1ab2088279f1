package dev.logodds.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the published table. */
class CasesTest {
    private static final Checker CHECKER = Questions.strict();

    record Row(String id, Context context, Task task, String answer, String verdict, String mistake) {
        @Override
        public String toString() {
            return id + " " + answer;
        }
    }

    static Stream<Row> rows() {
        return Csv.resource("/formula/cases.csv").stream().skip(1).map(CasesTest::row);
    }

    private static Row row(List<String> r) {
        return new Row(
                r.get(0),
                Questions.context(r.get(2), r.get(3)),
                Questions.task(r.get(4), r.get(5), r.get(6)),
                r.get(7),
                r.get(8),
                r.get(9));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(Row row) {
        Verdict v = CHECKER.check(row.context(), row.task(), row.answer());
        assertThat(v.outcome().key()).as(v.message()).isEqualTo(row.verdict());
        assertThat(Objects.toString(v.mistake(), "")).as(v.message()).isEqualTo(row.mistake());
    }

    @Test
    void theTableIsLargeAndNamesKnownMistakes() {
        List<Row> rows = rows().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(400);
        assertThat(rows.stream().map(Row::mistake).filter(m -> !m.isEmpty()).distinct())
                .allSatisfy(m -> assertThat(Arrays.stream(Mistake.values()).map(Mistake::name))
                        .contains(m))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void thePreviewReadsWhateverTheCheckerReads() {
        assertThat(rows().filter(r -> r.verdict().startsWith("correct") && !(r.task() instanceof Task.Derivation)))
                .allSatisfy(r -> {
                    Preview p = CHECKER.preview(r.context(), r.answer());
                    assertThat(p.problem()).as(r.toString()).isNull();
                    assertThat(p.latex()).isNotBlank();
                });
    }
}
