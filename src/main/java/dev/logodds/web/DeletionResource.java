package dev.logodds.web;

import dev.logodds.learner.Archive;
import dev.logodds.learner.Learner;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The deletion of everything that is stored of the learner. */
@Path("/data/deletion")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DeletionResource {
    static final String WORDS = "delete everything";

    @Inject
    Archive archive;

    @Inject
    OwnData data;

    @Inject
    Learner learner;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@RestForm @Nullable String confirmation) {
        if (confirmation == null || !confirmation.strip().equalsIgnoreCase(WORDS)) {
            return data.refused(422, "Nothing was deleted: type “" + WORDS + "” to confirm it.");
        }
        archive.deleteEverything(learner);
        return data.done("Everything that was stored of you is deleted.", List.of());
    }
}
