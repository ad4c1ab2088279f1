package dev.logodds.web;

import dev.logodds.grill.Grill;
import dev.logodds.grill.Plan;
import dev.logodds.grill.Reply;
import dev.logodds.grill.Slot;
import dev.logodds.learner.Interview;
import dev.logodds.question.Question;
import dev.logodds.question.Scenario;
import dev.logodds.question.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays an interview's question on the table. */
@ApplicationScoped
public class Room {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    @Inject
    Library library;

    @Inject
    Desk desk;

    @Inject
    StudyClock clock;

    /** The question at a position with its numbers; empty when the pack no longer holds it. */
    Optional<Variant> variant(Grill grill, int position) {
        if (position < 0 || position >= grill.asked().size()) return Optional.empty();
        Slot slot = grill.slot(position);
        return library.bank().asked(slot.item()).map(q -> Variant.of(q, slot.seed()));
    }

    /** The page of the question on the table; empty when the pack no longer holds it. */
    Optional<RoomView> view(Interview interview, Grill grill, String notice, String kept) {
        return variant(grill, grill.position()).map(v -> view(interview, grill, v, notice, kept));
    }

    private RoomView view(Interview interview, Grill grill, Variant variant, String notice, String kept) {
        Plan plan = grill.plan();
        Instant now = clock.now();
        Duration at = interview.stamp().at(now).elapsed();
        Duration left = grill.leftHere(at);
        Reply reply = grill.replies().get(grill.position());
        boolean each = plan.format().eachTimed();
        return new RoomView(
                interview.key.id().toString(),
                plan.format().title(),
                desk.asked(variant, reply.text()),
                interview.seat.toString(),
                grill.position(),
                place(grill, variant.question()),
                plan.branches() ? brief(plan) : "",
                plan.pace().timed(),
                each,
                left.toMillis(),
                (each ? plan.each() : plan.time()).toMillis(),
                TIME.format(now.plus(grill.left(at)).atZone(clock.zone())),
                plan.format().back(),
                grill.position() + 1 == grill.asked().size(),
                reply.flagged(),
                plan.format().back() ? steps(grill) : List.of(),
                notice,
                kept);
    }

    private static String place(Grill grill, Question question) {
        Plan plan = grill.plan();
        if (plan.branches()) {
            return section(plan.sections().get(grill.section()).name());
        }
        int number = grill.position() + 1;
        String of = plan.slots().size() == 1
                ? ""
                : "Question " + number + " of " + plan.slots().size();
        String limit = question instanceof Question.Open o && o.words() > 0 ? "at most " + o.words() + " words" : "";
        return of.isEmpty() || limit.isEmpty() ? of + limit : of + " · " + limit;
    }

    /** A section of a scenario as an interviewer thinks of it. */
    static String section(String name) {
        return switch (name) {
            case "clarify" -> "Clarify the problem";
            case "derive" -> "Derive";
            case "probe" -> "Probe";
            case "production" -> "Production";
            default -> "Close";
        };
    }

    private String brief(Plan plan) {
        return Optional.ofNullable(library.bank().scenarios().get(plan.scenario()))
                .map(Scenario::brief)
                .map(p -> p.html())
                .orElse("");
    }

    static List<RoomView.Step> steps(Grill grill) {
        return IntStream.range(0, grill.asked().size())
                .mapToObj(i -> step(i, grill))
                .toList();
    }

    private static RoomView.Step step(int position, Grill grill) {
        Reply reply = grill.replies().get(position);
        String css = reply.answered() && reply.given()
                ? "answered"
                : reply.given() ? "draft" : reply.skipped() ? "skipped" : "blank";
        String word = switch (css) {
            case "answered" -> "answered";
            case "draft" -> "a draft, not answered yet";
            case "skipped" -> "left for later";
            default -> "not answered yet";
        };
        return new RoomView.Step(
                position,
                position + 1,
                css,
                reply.flagged() ? word + ", flagged" : word,
                position == grill.position(),
                reply.flagged());
    }
}
