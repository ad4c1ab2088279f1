package dev.logodds.pack;

import dev.logodds.fit.FitRequest;
import dev.logodds.question.LiveFit;
import dev.logodds.question.Numbers;
import dev.logodds.question.Vary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads where a question's numbers come from: {@code vary}, {@code keep}, {@code fit} and {@code let}. */
final class NumbersReader {
    private static final Set<String> FIT = Set.of(
            "dataset",
            "data",
            "sample",
            "warnings",
            "formula",
            "model",
            "weights",
            "offset",
            "penalty",
            "reference",
            "level",
            "loss",
            "variances",
            "bind");
    private static final int MOST_STEPS = 5000;

    private final Yaml front;
    private final Function<String, Optional<String>> datasets;

    NumbersReader(Yaml front, Function<String, Optional<String>> datasets) {
        this.front = front;
        this.datasets = datasets;
    }

    Numbers read() {
        Map<String, Vary> vary = new LinkedHashMap<>();
        front.get("vary").ifPresent(all -> all.entries().forEach((name, v) -> vary.put(named(name, v), vary(v))));
        List<LiveFit> fits = new ArrayList<>();
        front.get("fit").ifPresent(f -> {
            if (f.isMapping()) fits.add(fit(f));
            else f.items().forEach(one -> fits.add(fit(one)));
        });
        Map<String, String> let = new LinkedHashMap<>();
        front.get("let").ifPresent(all -> all.entries().forEach((name, e) -> let.put(named(name, e), e.text())));
        return new Numbers(vary, front.text("keep", ""), fits, let);
    }

    private static String named(String name, Yaml at) {
        if (!name.matches("[A-Za-z][A-Za-z0-9]*|\\p{L}")) {
            at.problem("a name is letters and digits, not '" + name + "'");
        }
        return name;
    }

    private static Vary vary(Yaml vary) {
        if (!vary.isMapping()) return list(vary);
        vary.keys(Set.of("from", "to", "step", "of", "vector", "matrix", "mixed", "words"));
        if (vary.get("words").isPresent()) return new Vary.Word(vary.texts("words"));
        List<Double> values = vary.get("of").map(NumbersReader::numbers).orElseGet(() -> steps(vary));
        boolean mixed = vary.text("mixed", "false").equals("true");
        Yaml vector = vary.get("vector").orElse(null);
        if (vector != null) return new Vary.Table(vector.integer(), 1, values, mixed);
        Yaml matrix = vary.get("matrix").orElse(null);
        if (matrix == null) return new Vary.Number(values);
        List<Double> size = numbers(matrix);
        if (size.size() != 2) {
            matrix.problem("a matrix has rows and columns: [3, 2]");
            return new Vary.Number(values);
        }
        return new Vary.Table(size.get(0).intValue(), size.get(1).intValue(), values, mixed);
    }

    private static Vary list(Yaml list) {
        List<String> texts = list.items().stream().map(Yaml::text).toList();
        boolean numbers = texts.stream().allMatch(t -> t.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?"));
        return numbers ? new Vary.Number(texts.stream().map(Double::valueOf).toList()) : new Vary.Word(texts);
    }

    private static List<Double> numbers(Yaml list) {
        return list.items().stream().map(Yaml::number).toList();
    }

    private static List<Double> steps(Yaml range) {
        double from = range.get("from").map(Yaml::number).orElse(0.0);
        double to = range.get("to").map(Yaml::number).orElse(0.0);
        double step = range.get("step").map(Yaml::number).orElse(1.0);
        double count = Math.rint((to - from) / step);
        if (!(step > 0) || !(count >= 0) || count > MOST_STEPS) {
            range.problem("from, to and step must make between 1 and " + (MOST_STEPS + 1) + " values");
            return List.of(from);
        }
        List<Double> values = new ArrayList<>();
        // ten decimals: a draw of 0.1·3 should read 0.3
        for (long i = 0; i <= count; i++) values.add(Math.rint((from + i * step) * 1e10) / 1e10);
        return values;
    }

    private LiveFit fit(Yaml fit) {
        fit.keys(FIT);
        Yaml sample = fit.get("sample").orElse(null);
        if (sample != null) sample.keys(Set.of("rows", "replace"));
        return new LiveFit(
                fit.get("dataset").map(this::dataset).orElse(""),
                texts(fit, "data"),
                sample == null ? 0 : sample.integer("rows", 0),
                sample != null && sample.text("replace", "false").equals("true"),
                fit.text("warnings", "").equals("allowed"),
                request(fit),
                texts(fit, "bind"));
    }

    private String dataset(Yaml name) {
        Optional<String> csv = datasets.apply(name.text());
        if (csv.isEmpty()) name.problem("the pack has no datasets/" + name.text() + ".csv");
        return csv.orElse("");
    }

    private static FitRequest request(Yaml fit) {
        return new FitRequest(
                null,
                null,
                fit.text("formula"),
                text(fit, "model"),
                text(fit, "weights"),
                text(fit, "offset"),
                fit.get("penalty").map(NumbersReader::penalty).orElse(null),
                texts(fit, "reference"),
                fit.get("level").map(Yaml::number).orElse(null),
                null,
                text(fit, "loss"),
                text(fit, "variances"));
    }

    private static FitRequest.Penalty penalty(Yaml penalty) {
        penalty.keys(Set.of("l1", "l2", "scale"));
        return new FitRequest.Penalty(
                penalty.get("l1").map(Yaml::number).orElse(null),
                penalty.get("l2").map(Yaml::number).orElse(null),
                text(penalty, "scale"));
    }

    private static @Nullable String text(Yaml yaml, String key) {
        return yaml.get(key).map(Yaml::text).orElse(null);
    }

    private static Map<String, String> texts(Yaml yaml, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        yaml.get(key).ifPresent(map -> map.entries().forEach((k, v) -> texts.put(k, v.text())));
        return texts;
    }
}
