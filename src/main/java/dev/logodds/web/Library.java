package dev.logodds.web;

import dev.logodds.lab.Figures;
import dev.logodds.pack.Katex;
import dev.logodds.pack.Markdown;
import dev.logodds.pack.PackProblem;
import dev.logodds.pack.PackReader;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/** The packs that are open: what was read, and what is wrong with it. */
@ApplicationScoped
public class Library {
    private static final Logger LOG = Logger.getLogger(Library.class);

    private final Katex katex = new Katex();
    private final Markdown markdown = new Markdown(katex, Figures::svg);
    private PackReader.Result result = new PackReader.Result(QuestionBank.empty(), List.of());

    void open(@Observes @Priority(10) StartupEvent start) throws IOException {
        ClassPathUtils.consumeAsPaths("content/core", folder -> result = PackReader.read(folder, markdown));
        for (PackProblem problem : result.problems()) LOG.error(problem);
        // the first visitor should not wait for the typesetter
        Thread.ofPlatform().name("typeset").daemon().start(this::typeset);
    }

    private void typeset() {
        result.bank()
                .topics()
                .values()
                .forEach(t -> t.stages().forEach(s -> s.text().html()));
    }

    public QuestionBank bank() {
        return result.bank();
    }

    public List<PackProblem> problems() {
        return result.problems();
    }

    /** The question with this id. */
    Question question(String id) {
        return bank().question(id).orElseThrow(() -> new NotFoundException("There is no question " + id + "."));
    }

    /** Typesets a line of mathematics, or shows its source where KaTeX doesn't take it. */
    public String display(String latex) {
        return katex.displayOrSource(latex);
    }
}
