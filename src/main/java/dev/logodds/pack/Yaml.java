package dev.logodds.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML text: its value, and where it stands, so that what is wrong with it can be said there. */
final class Yaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(200_000)
            .build();

    private final Problems problems;
    private final @Nullable Node node;
    private final int line;
    private final int column;

    private Yaml(Problems problems, @Nullable Node node, int line, int column) {
        this.problems = problems;
        this.node = node;
        this.line = line;
        this.column = column;
    }

    /**
     * Reads {@code text}, which begins at line {@code firstLine} of its file. What can't be read is a problem and yields an empty
     * mapping.
     */
    static Yaml parse(String text, int firstLine, Problems problems) {
        try {
            Node root = new Compose(SETTINGS).composeString(text).orElse(null);
            return new Yaml(problems, root, firstLine, 1).shifted(firstLine - 1);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine()).orElse(0) + firstLine;
            int column = e.getProblemMark().map(m -> m.getColumn()).orElse(0) + 1;
            problems.add(line, column, "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(firstLine, 1, "this is not YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(firstLine, 1, "the YAML is nested too deeply");
        }
        return new Yaml(problems, null, firstLine, 1);
    }

    private int shift;

    private Yaml shifted(int lines) {
        shift = lines;
        return this;
    }

    private Yaml at(Node child) {
        int childLine = child.getStartMark().map(m -> m.getLine() + 1).orElse(1) + shift;
        int childColumn = child.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
        return new Yaml(problems, child, childLine, childColumn).shifted(shift);
    }

    void problem(String message) {
        problems.add(line, column, message);
    }

    Places.Place place() {
        return new Places.Place(problems.path(), line, column);
    }

    /** Every key must be one of {@code allowed}. */
    Yaml keys(Set<String> allowed) {
        entries().forEach((key, value) -> {
            if (!allowed.contains(key)) {
                value.problem("unknown key '" + key + "'; known here: "
                        + allowed.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
        return this;
    }

    Map<String, Yaml> entries() {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) return entries;
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "";
            Yaml value = at(tuple.getValueNode());
            if (entries.put(key, value) != null)
                at(tuple.getKeyNode()).problem("the key '" + key + "' stands here twice");
        }
        return entries;
    }

    Optional<Yaml> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    List<Yaml> items() {
        if (!(node instanceof SequenceNode sequence)) {
            problem("a list is needed here");
            return List.of();
        }
        List<Yaml> items = new ArrayList<>();
        sequence.getValue().forEach(n -> items.add(at(n)));
        return items;
    }

    String text() {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        problem("a text is needed here");
        return "";
    }

    double number() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException e) {
            problem("a number is needed here, not '" + text() + "'");
            return 0;
        }
    }

    int integer() {
        double number = number();
        if (number != Math.rint(number)) problem("a whole number is needed here");
        return (int) number;
    }

    String text(String key) {
        return get(key).map(Yaml::text).orElseGet(() -> missing(key));
    }

    String text(String key, String otherwise) {
        return get(key).map(Yaml::text).orElse(otherwise);
    }

    int integer(String key, int otherwise) {
        return get(key).map(Yaml::integer).orElse(otherwise);
    }

    List<String> texts(String key) {
        return get(key).map(y -> y.items().stream().map(Yaml::text).toList()).orElse(List.of());
    }

    private String missing(String key) {
        problem("the key '" + key + "' is missing");
        return "";
    }
}
