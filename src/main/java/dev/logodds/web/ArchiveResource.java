package dev.logodds.web;

import dev.logodds.learner.Archive;
import dev.logodds.learner.ArchiveImport;
import dev.logodds.learner.Learner;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** All of the learner's data as one file, out and in. */
@Path("/data/archive")
@Blocking
public class ArchiveResource {
    @Inject
    Archive archive;

    @Inject
    ArchiveImport imports;

    @Inject
    OwnData data;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @GET
    public Response export() {
        StreamingOutput document = out -> archive.write(learner, clock.now(), out);
        return OwnData.download(
                document, MediaType.APPLICATION_JSON, "logodds-" + clock.today().date() + ".json");
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response read(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null || file.size() == 0) return data.refused(400, "Choose the file that you exported first.");
        try (InputStream in = Files.newInputStream(file.uploadedFile())) {
            ArchiveImport.Report report = imports.read(learner, in);
            return data.done(
                    "%,d answers and %,d reviews were added; what was here already was not doubled."
                            .formatted(report.attempts(), report.reviews()),
                    kept(report.kept()));
        } catch (ArchiveImport.Refused e) {
            return data.refused(422, e.getMessage() + " Nothing was changed.");
        }
    }

    private static List<DataView.Part> kept(List<String> items) {
        return items.isEmpty()
                ? List.of()
                : List.of(DataView.Part.of(
                        "Left out",
                        "These items were answered differently here and in the file; they stay as they are here.",
                        items));
    }
}
