package dev.logodds.pack;

import dev.logodds.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of packs that may change while it is in use. What is served is the last state in which everything held; what is wrong
 * with a newer one is kept beside it.
 */
public final class PackFolder {
    private static final int MOST_FILES = 20_000;

    private final Path folder;
    private final Markdown markdown;
    private Map<Path, String> stamps = Map.of();
    private PackReader.Result good = PackReader.Result.EMPTY;
    private List<PackProblem> problems = List.of();

    public PackFolder(Path folder, Markdown markdown) {
        this.folder = folder;
        this.markdown = markdown;
    }

    /** The last state without a problem. */
    public synchronized PackReader.Result good() {
        return good;
    }

    /** What is wrong with the newest state; empty when it is the one that is served. */
    public synchronized List<PackProblem> problems() {
        return problems;
    }

    /** Reads and proves the folder again if any file has changed; questions in files that have not are not proved again. */
    public synchronized void refresh() {
        Map<Path, String> now = stamps();
        if (now.equals(stamps)) return;
        Map<Path, String> before = stamps;
        PackReader.Result read = PackReader.read(folder, markdown);
        PackReader.Result proved = read.sound() ? proved(read, before, now) : read;
        stamps = now;
        problems = proved.problems();
        if (proved.sound()) good = proved;
    }

    private PackReader.Result proved(PackReader.Result read, Map<Path, String> before, Map<Path, String> now) {
        // whatever is not a question's own file may bear on any question
        Predicate<Path> shared =
                f -> !f.toString().endsWith(".md") || f.toString().contains("datasets");
        boolean all = problems.size() > 0
                || before.isEmpty()
                || !parts(before, shared).equals(parts(now, shared));
        List<Question> changed = read.bank()
                .everything()
                .filter(q -> all
                        || moved(
                                folder.resolve(
                                        read.places().of(q.meta().id(), "").path()),
                                before,
                                now))
                .toList();
        return read.with(PackCheck.run(read, changed).problems());
    }

    private static boolean moved(Path file, Map<Path, String> before, Map<Path, String> now) {
        String stamp = now.get(file);
        return stamp == null || !stamp.equals(before.get(file));
    }

    private static Map<Path, String> parts(Map<Path, String> stamps, Predicate<Path> wanted) {
        Map<Path, String> parts = new TreeMap<>(stamps);
        parts.keySet().removeIf(wanted.negate());
        return parts;
    }

    private Map<Path, String> stamps() {
        Map<Path, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 4)) {
            for (Path file :
                    files.filter(Files::isRegularFile).limit(MOST_FILES).toList()) {
                all.put(file, Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file));
            }
        } catch (IOException e) {
            // a file that vanishes while it is looked at shows at the next look
            return Map.of();
        }
        return all;
    }
}
