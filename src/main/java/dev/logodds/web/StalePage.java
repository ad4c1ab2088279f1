package dev.logodds.web;

import dev.logodds.learner.StudyRecord;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a form says whose card has moved on since. */
public class StalePage {
    @ServerExceptionMapper
    public Response stale(StudyRecord.Stale e) {
        var page = new ErrorView(
                409,
                "The card has moved on",
                "This item was reviewed or changed elsewhere since this page was made, so nothing was changed now. The question shows how it stands.",
                null,
                List.of(new ErrorView.Suggestion("/questions/" + e.itemId(), "The question as it stands now")));
        return Response.status(409)
                .entity(Templates.error(page).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .build();
    }
}
