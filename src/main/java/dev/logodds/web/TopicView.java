package dev.logodds.web;

import dev.logodds.question.Question;
import dev.logodds.question.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A topic's page. */
public record TopicView(
        Topic topic,
        int position,
        int count,
        @Nullable String last,
        List<TopicLine> prerequisites,
        List<TopicLine> related,
        List<QuestionLine> questions,
        List<Question> cards) {}
