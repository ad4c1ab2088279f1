package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Review;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The page on the learner's own data, as it is and after something was done with it. */
@ApplicationScoped
public class OwnData {
    @Inject
    Learner learner;

    DataView view(String done, List<DataView.Part> report, String problem) {
        return new DataView(
                List.of(
                        new DashboardView.Fact("answers", "" + Attempt.count("key.learnerId = ?1", learner.id())),
                        new DashboardView.Fact("reviews", "" + Review.count("key.learnerId = ?1", learner.id())),
                        new DashboardView.Fact(
                                "flags",
                                "" + Mark.of(learner, Mark.Kind.FLAGGED).size())),
                done,
                report,
                problem);
    }

    Response done(String what, List<DataView.Part> report) {
        return Response.ok(Templates.data(view(what, report, ""))).build();
    }

    Response refused(int status, String why) {
        return Response.status(status)
                .entity(Templates.data(view("", List.of(), why)))
                .build();
    }

    static Response download(Object entity, String type, String name) {
        return Response.ok(entity, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
