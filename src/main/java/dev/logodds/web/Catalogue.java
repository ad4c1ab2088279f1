package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.learner.Statistics;
import dev.logodds.question.Answer;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Topic;
import dev.logodds.srs.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of topics and questions, with what the learner has done with them. */
@ApplicationScoped
public class Catalogue {
    @Inject
    Library library;

    @Inject
    Statistics statistics;

    @Inject
    StudyClock clock;

    List<TopicLine> topics(Learner learner) {
        return lines(List.copyOf(bank().outline().keySet()), counts(learner));
    }

    private Map<String, Statistics.TopicCount> counts(Learner learner) {
        return statistics.byTopic(learner, clock.now()).stream()
                .collect(Collectors.toMap(Statistics.TopicCount::topic, Function.identity()));
    }

    private List<TopicLine> lines(List<String> ids, Map<String, Statistics.TopicCount> counts) {
        List<String> order = List.copyOf(bank().outline().keySet());
        return ids.stream()
                .filter(order::contains)
                .map(id -> {
                    boolean open = bank().topic(id).isPresent();
                    String title = String.valueOf(bank().outline().get(id));
                    int questions = bank().allOf(id).size();
                    String state = questions == 0 ? "to come" : progress(questions, counts.get(id));
                    return new TopicLine(id, title, order.indexOf(id) + 1, open, questions, state);
                })
                .toList();
    }

    private static String progress(int all, Statistics.@Nullable TopicCount count) {
        if (count != null && count.due() > 0) return count.due() + " due";
        return count == null || count.met() == 0 ? all + " questions" : count.met() + " of " + all + " met";
    }

    TopicView topic(Learner learner, Topic topic) {
        Map<String, Statistics.TopicCount> counts = counts(learner);
        List<String> order = List.copyOf(bank().outline().keySet());
        return new TopicView(
                topic,
                order.indexOf(topic.id()) + 1,
                order.size(),
                last(counts.get(topic.id())),
                lines(topic.prerequisites(), counts),
                lines(topic.related(), counts),
                lines(learner, bank().questionsOf(topic.id()), ""),
                bank().cardsOf(topic.id()));
    }

    private @Nullable String last(Statistics.@Nullable TopicCount count) {
        return count == null || count.last() == null ? null : When.ago(count.last(), clock.now(), clock.zone());
    }

    BankView bank(Learner learner, BankFilter filter) {
        boolean all = !filter.state().equals("flagged");
        Set<String> flagged = all ? Set.of() : Mark.flagged(learner);
        List<Question> taken = bank().questions().values().stream()
                .filter(filter::takes)
                .filter(q -> all || flagged.contains(q.meta().id()))
                .toList();
        List<TopicLine> open =
                topics(learner).stream().filter(t -> t.questions() > 0).toList();
        return BankView.of(lines(learner, taken, filter.state()), open, filter);
    }

    private List<QuestionLine> lines(Learner learner, List<Question> questions, String state) {
        Map<String, Card> cards =
                Card.of(learner, questions.stream().map(q -> q.meta().id()).toList());
        return questions.stream()
                .filter(q -> isIn(state, cards.get(q.meta().id())))
                .map(q -> line(q, cards.get(q.meta().id())))
                .toList();
    }

    /** Weak is what was forgotten more than once, or is far from learned after several reviews. */
    private boolean isIn(String state, @Nullable Card card) {
        return switch (state) {
            case "new" -> card == null;
            case "due" -> card != null && !card.due.isAfter(clock.now());
            case "weak" -> card != null && (card.lapses > 1 || card.state == State.RELEARNING);
            default -> true;
        };
    }

    private QuestionLine line(Question question, @Nullable Card card) {
        return QuestionLine.of(question, card == null ? "new" : state(card));
    }

    private String state(Card card) {
        if (!card.due.isAfter(clock.now())) return "due";
        return (card.state == State.REVIEW ? "" : "learning, ") + When.due(card.due, clock.now(), clock.zone());
    }

    HistoryLine line(Question question, Attempt attempt) {
        return new HistoryLine(
                question.meta().id(),
                question.meta().title(),
                typed(question, attempt),
                said(attempt),
                When.ago(attempt.submittedAt, clock.now(), clock.zone()));
    }

    private static String typed(Question question, Attempt attempt) {
        String answer = attempt.answer;
        return answer.isEmpty()
                ? ""
                : switch (question) {
                    case Question.Choice ignored -> "option " + answer;
                    case Question.Choices ignored -> "options " + answer.replace(" ", ", ");
                    case Question.Order ignored -> "lines " + answer.replace(" ", ", ");
                    case Question.Match ignored -> "partners " + answer.replace(" ", ", ");
                    case Question.Matrix ignored -> answer.replace("\n", "; ");
                    case Question.Cloze ignored -> answer.replace("\n", "; ");
                    case Question.Interpretation ignored -> answer.replace("\n", " ");
                    case Question.Open ignored -> Answer.text(answer);
                    case Question.Numeric ignored -> answer;
                    case Question.Formula ignored -> answer;
                    case Question.Derivation ignored -> answer;
                    case Question.Card ignored -> "";
                };
    }

    private String said(Attempt attempt) {
        String verdict = switch (attempt.outcome) {
            case "correct" -> "right";
            case "correct_note" -> "right, with a note";
            case AnswerResource.GAVE_UP -> "solution shown";
            case AnswerResource.RATED -> "rated";
            default -> "not right";
        };
        String mistake = attempt.mistake;
        return mistake == null
                ? verdict
                : bank().mistake(mistake)
                        .map(m -> verdict + " (" + m.title() + ")")
                        .orElse(verdict);
    }

    private QuestionBank bank() {
        return library.bank();
    }
}
