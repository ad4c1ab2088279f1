package dev.logodds.web;

import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Sitting;
import dev.logodds.question.Question;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A flag, a suspension or a burial of a question, put on or taken off. */
@Path("/questions/{topic}/{slug}/marks/{kind}")
@Blocking
public class MarkResource {
    @Inject
    Library library;

    @Inject
    StudyClock clock;

    @Inject
    Learner learner;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response set(
            @PathParam("topic") String topic,
            @PathParam("slug") String slug,
            @PathParam("kind") String kind,
            @RestForm @Nullable String on,
            @RestForm @Nullable String back) {
        Question question = library.question(topic + "/" + slug);
        Mark.Kind mark = kind(kind);
        Mark.set(learner, mark, question.meta().id(), isOn(on), clock.today());
        if (mark != Mark.Kind.FLAGGED) Sitting.end(learner, question.meta().id());
        return Redirect.to(path(back, "/questions/" + question.meta().id()));
    }

    private static boolean isOn(@Nullable String on) {
        if ("true".equals(on)) return true;
        if ("false".equals(on)) return false;
        throw new BadRequestException("A mark is put on by on=true and taken off by on=false.");
    }

    private static Mark.Kind kind(String kind) {
        return switch (kind) {
            case "flag" -> Mark.Kind.FLAGGED;
            case "suspension" -> Mark.Kind.SUSPENDED;
            case "burial" -> Mark.Kind.BURIED;
            default -> throw new BadRequestException("A mark is a flag, a suspension or a burial.");
        };
    }

    /** The page that a mark's form leads back to; never another site. */
    private static String path(@Nullable String back, String otherwise) {
        return back != null && back.matches("/(study|dashboard|questions/[a-z0-9-]+/[a-z0-9-]+)") ? back : otherwise;
    }
}
