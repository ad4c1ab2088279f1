package dev.logodds.grill;

import dev.logodds.formula.Outcome;
import dev.logodds.question.Answer;
import dev.logodds.question.Grader;
import dev.logodds.question.Mark;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Scenario;
import dev.logodds.question.Traps;
import dev.logodds.question.Variant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A reply with what the engine makes of it.
 *
 * @param position in the order in which it was asked, from 0
 * @param question null when the pack no longer holds it
 * @param answer as the grader reads it
 * @param mark null where there is nothing to mark
 */
public record Judged(
        int position,
        Slot slot,
        @Nullable Question question,
        Reply reply,
        String answer,
        @Nullable Mark mark,
        Standing standing) {

    /** How a reply fared. */
    public enum Standing {
        RIGHT,
        WRONG,
        /** Nothing was given. */
        BLANK,
        /** It could not be read, or not decided; it doesn't count as right. */
        UNREAD,
        /** An answer in words that was not compared with the points yet. */
        OPEN,
        /** The question is no longer in the pack. */
        GONE
    }

    public boolean right() {
        return standing == Standing.RIGHT;
    }

    /** The outcome as it is stored; empty where nothing was marked. */
    public Optional<String> outcome() {
        return Optional.ofNullable(mark).map(m -> m.verdict().outcome().key());
    }

    /** The key of the mistake that stands for the whole, where there is one. */
    public @Nullable String mistake() {
        return mark == null ? null : mark.verdict().mistake();
    }

    /** Whether the author has changed the question since it was asked. */
    public boolean changed() {
        return question != null && question.meta().revision() != slot.revision();
    }

    public Optional<Variant> variant() {
        return Optional.ofNullable(question).map(q -> Variant.of(q, slot.seed()));
    }

    /** All replies of an interview that is over; without branches also the questions that nobody came to. */
    public static List<Judged> all(Grill grill, QuestionBank bank, Grader grader) {
        return IntStream.range(0, grill.asked().size())
                .mapToObj(i -> of(i, grill.slot(i), grill.replies().get(i), bank, grader))
                .toList();
    }

    private static Judged of(int position, Slot slot, Reply reply, QuestionBank bank, Grader grader) {
        Question question = bank.asked(slot.item()).orElse(null);
        if (question == null) return new Judged(position, slot, null, reply, reply.text(), null, Standing.GONE);
        if (!reply.given()) return new Judged(position, slot, question, reply, "", null, Standing.BLANK);
        Event.Compared compared = reply.compared();
        if (question instanceof Question.Open && compared == null) {
            return new Judged(position, slot, question, reply, reply.text(), null, Standing.OPEN);
        }
        String answer = compared == null ? reply.text() : spelled(compared, reply.text());
        Mark mark = grader.grade(Variant.of(question, slot.seed()), answer);
        return new Judged(
                position,
                slot,
                question,
                reply,
                answer,
                mark,
                standing(mark.verdict().outcome()));
    }

    private static String spelled(Event.Compared compared, String text) {
        List<Integer> points = IntStream.rangeClosed(1, compared.spans().size())
                .filter(i -> compared.spans().get(i - 1) > 0)
                .boxed()
                .toList();
        return Answer.open(points, compared.probes(), compared.kept(), text);
    }

    private static Standing standing(Outcome outcome) {
        return switch (outcome) {
            case CORRECT, CORRECT_NOTE -> Standing.RIGHT;
            case INCORRECT -> Standing.WRONG;
            case INVALID, AMBIGUOUS, UNDETERMINED -> Standing.UNREAD;
        };
    }

    /** How the interviewer hears an answer, on the spot: words can't be verified there, but a trap is heard. */
    public static Scenario.Edge heard(Variant variant, String answer, Grader grader) {
        if (variant.question() instanceof Question.Open open) {
            boolean trapped = !Traps.find(answer, open.traps()).isEmpty();
            return trapped ? Scenario.Edge.TRAP : Scenario.Edge.PARTIAL;
        }
        var verdict = grader.grade(variant, answer).verdict();
        if (verdict.outcome().isCorrect()) return Scenario.Edge.VERIFIED;
        boolean named = verdict.outcome() == Outcome.INCORRECT && verdict.mistake() != null;
        return named ? Scenario.Edge.TRAP : Scenario.Edge.PARTIAL;
    }
}
