package dev.logodds.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every row of the source material that belongs to a written topic has a file that realises it, or is listed as open. */
class CoverageTest {
    private static final Path CORE = Path.of("content", "core");
    private static final Set<String> TOPICS = Set.of(
            "mle",
            "ce-vs-mse",
            "separability",
            "odds-ratios",
            "calibration",
            "imbalance",
            "svm",
            "naive-bayes",
            "softmax");

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /** The files of each id, in the order of the lists; an empty name says that the row is open. */
    private static final Map<String, List<String>> LISTED = new LinkedHashMap<>();

    private static List<List<String>> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = table(Path.of("src", "test", "resources", "pack", "coverage-rows.csv"), 3);
        table(CORE.resolve("coverage.csv"), 2)
                .forEach(row -> LISTED.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>())
                        .add(row.getLast()));
    }

    /** The cells of a file without its heading, each row as wide as it has to be. */
    private static List<List<String>> table(Path file, int width) throws IOException {
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(file.toFile())) {
            List<List<String>> table = lines.readAll().stream()
                    .map(List::of)
                    .filter(r -> !r.getFirst().equals("id"))
                    .toList();
            assertThat(table)
                    .as(file.toString())
                    .allSatisfy(row -> assertThat(row).hasSize(width));
            return table;
        }
    }

    private static Set<String> ids() {
        return rows.stream().map(List::getFirst).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> open() {
        return LISTED.entrySet().stream()
                .filter(e -> e.getValue().contains(""))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void the_rows_belong_to_the_written_topics() {
        assertThat(ids()).hasSameSizeAs(rows).hasSizeGreaterThan(70);
        assertThat(rows)
                .allSatisfy(row -> assertThat(List.of(row.get(1).split(" ")))
                        .as(row.getFirst())
                        .containsAnyElementsOf(TOPICS));
    }

    @Test
    void every_row_is_listed() {
        assertThat(LISTED.keySet()).containsAll(ids());
    }

    @Test
    void every_file_that_is_listed_exists() {
        LISTED.forEach((id, files) -> assertThat(files)
                .as(id)
                .filteredOn(f -> !f.isEmpty())
                .allSatisfy(f -> assertThat(CORE.resolve(f)).isRegularFile()));
    }

    @Test
    void a_row_is_open_or_has_files_and_not_both() {
        System.out.printf("coverage: %d rows, %d open: %s%n", rows.size(), open().size(), open());
        List<String> without = LISTED.entrySet().stream()
                .filter(e -> e.getValue().stream().allMatch(String::isEmpty))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(open()).isEqualTo(without);
    }

    @Test
    void an_id_is_one_of_the_source_material() {
        assertThat(LISTED.keySet()).allMatch(id -> id.matches("S[0-4]-[A-Z]\\d\\d(\\.\\.T\\d\\d)?|[ELX]\\d\\d"));
    }
}
