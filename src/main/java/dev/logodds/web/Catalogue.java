package dev.logodds.web;

import dev.logodds.learner.Attempt;
import dev.logodds.learner.Card;
import dev.logodds.learner.Learner;
import dev.logodds.learner.Mark;
import dev.logodds.question.Answer;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import dev.logodds.question.Topic;
import dev.logodds.srs.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
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
    StudyClock clock;

    List<TopicLine> topics(Learner learner) {
        Map<String, Card> cards = cards(learner);
        List<TopicLine> lines = new ArrayList<>();
        for (var entry : bank().outline().entrySet()) {
            lines.add(topicLine(entry.getKey(), entry.getValue(), lines.size() + 1, cards));
        }
        return lines;
    }

    private TopicLine topicLine(String id, String title, int position, Map<String, Card> cards) {
        boolean open = bank().topic(id).isPresent();
        return new TopicLine(id, title, position, open, open ? progress(id, cards) : "to come");
    }

    private String progress(String topic, Map<String, Card> cards) {
        List<Question> all = bank().allOf(topic);
        Instant now = clock.now();
        long due = all.stream()
                .map(q -> cards.get(q.meta().id()))
                .filter(c -> c != null && !c.due.isAfter(now))
                .count();
        long met = all.stream().filter(q -> cards.containsKey(q.meta().id())).count();
        if (due > 0) return due + " due";
        return met == 0 ? all.size() + " questions" : met + " of " + all.size() + " met";
    }

    TopicView topic(Learner learner, Topic topic) {
        Map<String, Card> cards = cards(learner);
        List<String> order = List.copyOf(bank().outline().keySet());
        return new TopicView(
                topic,
                order.indexOf(topic.id()) + 1,
                order.size(),
                last(topic.id(), cards),
                lines(topic.prerequisites(), cards),
                lines(topic.related(), cards),
                bank().questionsOf(topic.id()).stream().map(q -> line(q, cards)).toList(),
                bank().cardsOf(topic.id()));
    }

    private List<TopicLine> lines(List<String> ids, Map<String, Card> cards) {
        List<String> order = List.copyOf(bank().outline().keySet());
        return ids.stream()
                .filter(bank().outline()::containsKey)
                .map(id -> topicLine(id, String.valueOf(bank().outline().get(id)), order.indexOf(id) + 1, cards))
                .toList();
    }

    private @Nullable String last(String topic, Map<String, Card> cards) {
        return bank().allOf(topic).stream()
                .map(q -> cards.get(q.meta().id()))
                .filter(c -> c != null && c.lastReview != null)
                .map(c -> java.util.Objects.requireNonNull(c.lastReview))
                .max(Instant::compareTo)
                .map(at -> When.ago(at, clock.now(), clock.zone()))
                .orElse(null);
    }

    BankView bank(Learner learner, BankFilter filter) {
        Map<String, Card> cards = cards(learner);
        boolean all = !filter.state().equals("flagged");
        Set<String> flagged = all ? Set.of() : Mark.flagged(learner);
        List<QuestionLine> lines = bank().questions().values().stream()
                .filter(filter::takes)
                .filter(q -> all || flagged.contains(q.meta().id()))
                .filter(q -> isIn(filter.state(), cards.get(q.meta().id())))
                .map(q -> line(q, cards))
                .toList();
        List<TopicLine> open = topics(learner).stream().filter(TopicLine::open).toList();
        return new BankView(lines, open, KindWords.ALL, filter);
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

    private QuestionLine line(Question question, Map<String, Card> cards) {
        Card card = cards.get(question.meta().id());
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

    Map<String, Card> cards(Learner learner) {
        return Card.all(learner).stream().collect(Collectors.toMap(c -> c.key.itemId(), Function.identity()));
    }

    private QuestionBank bank() {
        return library.bank();
    }
}
