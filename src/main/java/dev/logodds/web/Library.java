package dev.logodds.web;

import dev.logodds.lab.Figures;
import dev.logodds.pack.Katex;
import dev.logodds.pack.Markdown;
import dev.logodds.pack.PackFolder;
import dev.logodds.pack.PackProblem;
import dev.logodds.pack.PackReader;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The packs that are open: those of the folder that {@code logodds.content} names, read again whenever a file there is saved; in
 * dev mode those of the source tree; else the pack that ships in the jar.
 */
@ApplicationScoped
public class Library {
    private static final Logger LOG = Logger.getLogger(Library.class);
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    private final Katex katex = new Katex();
    private final Markdown markdown = new Markdown(katex, Figures::svg);
    private volatile QuestionBank bank = QuestionBank.empty();
    private volatile List<PackProblem> problems = List.of();
    private @Nullable PackFolder folder;
    private final ReentrantLock looking = new ReentrantLock();
    private long looked;

    private final Optional<Path> content;
    private final boolean warmUp;

    Library(
            @ConfigProperty(name = "logodds.content") Optional<Path> content,
            @ConfigProperty(name = "logodds.warm-up", defaultValue = "true") boolean warmUp) {
        this.content = content;
        this.warmUp = warmUp;
    }

    void open(@Observes @Priority(10) StartupEvent start) throws IOException {
        Path sources = Path.of("content", "core");
        boolean dev = LaunchMode.current() == LaunchMode.DEVELOPMENT && Files.isDirectory(sources);
        Path named = content.orElse(dev ? sources : null);
        if (named == null) {
            // what ships was proved when it was built
            ClassPathUtils.consumeAsPaths("content/core", shipped -> take(PackReader.read(shipped, markdown)));
        } else if (Files.isDirectory(named)) {
            folder = new PackFolder(named, markdown);
            look();
        } else {
            problems = List.of(new PackProblem(named.toString(), 1, 1, "logodds.content names no folder"));
        }
        // the first visitor should not wait for the typesetter
        if (warmUp) Thread.ofPlatform().name("typeset").daemon().start(this::typeset);
    }

    private void take(PackReader.Result read) {
        bank = read.bank();
        say(read.problems());
    }

    private void say(List<PackProblem> found) {
        if (!found.equals(problems)) found.forEach(LOG::error);
        problems = found;
    }

    /** Looks whether a file was saved, at most twice a second. Whoever comes while another looks gets what is there. */
    void look() {
        if (folder == null || !looking.tryLock()) return;
        try {
            if (looked != 0 && System.nanoTime() - looked < LOOK_EVERY_NANOS) return;
            folder.refresh();
            bank = folder.good().bank();
            say(folder.problems());
            looked = System.nanoTime();
        } finally {
            looking.unlock();
        }
    }

    private void typeset() {
        bank.topics().values().forEach(t -> t.stages().forEach(s -> s.text().html()));
    }

    public QuestionBank bank() {
        return bank;
    }

    /** What is wrong with the newest state of the packs. */
    public List<PackProblem> problems() {
        return problems;
    }

    /** Whether there is nothing that can be served. */
    boolean isEmpty() {
        return bank.topics().isEmpty();
    }

    /** The question with this id. */
    Question question(String id) {
        return bank().question(id).orElseThrow(() -> new NotFoundException("There is no question " + id + "."));
    }

    /** The question with this id, of the bank or of a scenario. */
    Question asked(String id) {
        return bank().asked(id).orElseThrow(() -> new NotFoundException("There is no question " + id + "."));
    }

    /** Typesets a line of mathematics, or shows its source where KaTeX doesn't take it. */
    public String display(String latex) {
        return katex.displayOrSource(latex);
    }
}
