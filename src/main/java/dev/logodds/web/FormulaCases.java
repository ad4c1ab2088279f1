package dev.logodds.web;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The published table of cases: the same file that the tests of the checker run through. */
@ApplicationScoped
public class FormulaCases {
    private static final String TABLE = "/formula/cases.csv";

    /** A row of the table: what was asked, what was typed, what is said of it. */
    @RegisterForReflection
    public record Case(
            String id,
            String about,
            String symbols,
            String definitions,
            String task,
            String of,
            String wrt,
            String answer,
            String verdict,
            String mistake) {
        public String said() {
            return mistake.isEmpty() ? verdict.replace('_', ' ') : verdict.replace('_', ' ') + ": " + mistake;
        }
    }

    /** The cases about one thing. */
    public record Group(String about, List<Case> cases) {}

    private final List<Group> groups = read();

    /** All cases by what they are about, in the order of the file. */
    List<Group> groups() {
        return groups;
    }

    private static List<Group> read() {
        ObjectReader reader = new CsvMapper()
                .readerFor(Case.class)
                .with(CsvSchema.emptySchema().withHeader());
        Map<String, List<Case>> byTopic = new LinkedHashMap<>();
        try (InputStream in = FormulaCases.class.getResourceAsStream(TABLE);
                var rows = reader.<Case>readValues(Objects.requireNonNull(in, TABLE))) {
            rows.forEachRemaining(c ->
                    byTopic.computeIfAbsent(c.about(), k -> new ArrayList<>()).add(c));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byTopic.entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue()))
                .toList();
    }
}
