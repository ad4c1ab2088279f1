package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
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
            AnkiText.Notes notes = AnkiText.read(Files.readString(file.uploadedFile()), library.bank());
            notes.marked().forEach(id -> Mark.set(learner, Mark.Kind.FLAGGED, id, true, clock.today()));
            return data.done(
                    "%d notes are from here; %d of them are marked in Anki and now flagged here. %d other notes were left out: items come from question packs."
                            .formatted(notes.known(), notes.marked().size(), notes.foreign()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            String why = e instanceof CharacterCodingException ? "The file is not text in UTF-8." : e.getMessage();
            return data.refused(422, why + " Nothing was changed.");
        }
    }
}
