package dev.logodds.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The data sets of a pack: each a table and a page that says where it comes from and under which licence it may be used. */
final class Datasets {
    static final Datasets NONE = new Datasets(Map.of());
    private static final long LARGEST = 1_000_000;

    private final Map<String, String> tables;

    private Datasets(Map<String, String> tables) {
        this.tables = tables;
    }

    static Datasets in(Path folder, String shown, List<PackProblem> problems) {
        Map<String, String> tables = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) return NONE;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path csv :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                String file = String.valueOf(csv.getFileName());
                String name = file.substring(0, file.length() - 4);
                Problems at = new Problems(shown + file, problems);
                if (Files.size(csv) > LARGEST) {
                    at.add(1, 1, "the data are larger than 1 MB");
                } else if (licensed(folder.resolve(name + ".md"), at.in(shown + name + ".md"))) {
                    tables.put(name, Files.readString(csv));
                }
            }
        } catch (IOException e) {
            problems.add(new PackProblem(shown, 1, 1, "the data can't be read: " + e.getMessage()));
        }
        return new Datasets(tables);
    }

    private static boolean licensed(Path page, Problems at) throws IOException {
        if (!Files.exists(page)) {
            at.add(1, 1, "the data have no page that names their origin and licence");
            return false;
        }
        Yaml front = Page.parse(Files.readString(page), at).front().keys(Set.of("id", "title", "origin", "licence"));
        return !front.text("origin").isBlank() && !front.text("licence").isBlank();
    }

    /** The table of that name. */
    Optional<String> csv(String name) {
        return Optional.ofNullable(tables.get(name));
    }
}
