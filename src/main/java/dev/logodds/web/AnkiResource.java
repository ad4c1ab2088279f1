package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.question.Question;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The items as notes for Anki, and back from there what was marked. */
@Path("/data/anki.txt")
@Blocking
public class AnkiResource {
    private static final long LARGEST = 8_000_000;

    @Inject
    Library library;

    @Inject
    OwnData data;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public Response export() {
        String notes = AnkiText.of(library.bank(), Mark.flagged(learner));
        return OwnData.download(notes, "text/plain; charset=utf-8", "logodds-anki.txt");
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    public Response read(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null || file.size() == 0) return data.refused(400, "Choose the file that Anki exported first.");
        if (file.size() > LARGEST) return data.refused(413, "The file is larger than 8 MB. Nothing was changed.");
        try {
            AnkiNotes notes = AnkiNotes.read(Files.readString(file.uploadedFile()), library.bank());
            Set<String> before = Mark.flagged(learner);
            List<Question> flagged = notes.marked().stream()
                    .filter(q -> !before.contains(q.meta().id()))
                    .toList();
            flagged.forEach(q -> Mark.set(learner, Mark.Kind.FLAGGED, q.meta().id(), true, clock.today()));
            return data.done(said(notes, flagged), report(notes, flagged));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            String why = e instanceof CharacterCodingException ? "The file is not text in UTF-8." : e.getMessage();
            return data.refused(422, why + " Nothing was changed.");
        }
    }

    private static String said(AnkiNotes notes, List<Question> flagged) {
        return "Notes recognised: %,d. Flags brought back: %,d; %,d of the marked ones had theirs already. Left out: %,d."
                .formatted(
                        notes.known().size(),
                        flagged.size(),
                        notes.marked().size() - flagged.size(),
                        notes.leftOut().size());
    }

    private static List<DataView.Part> report(AnkiNotes notes, List<Question> flagged) {
        return Stream.of(
                        DataView.Part.of(
                                "Flagged now",
                                "They are marked in Anki. A flag that is only here stays.",
                                titles(flagged)),
                        DataView.Part.of(
                                "Left out",
                                "An item needs a pack, which proves its answers: write it there as a flash card, and it is scheduled like any other.",
                                notes.leftOut()),
                        DataView.Part.of(
                                "With another text there",
                                "They were changed in Anki, or the pack was since. The pack's text stays.",
                                titles(notes.changed())),
                        DataView.Part.of("Recognised", "By their guid.", titles(notes.known())))
                .filter(p -> p.count() > 0)
                .toList();
    }

    private static List<String> titles(List<Question> questions) {
        return questions.stream().map(q -> q.meta().title()).toList();
    }
}
