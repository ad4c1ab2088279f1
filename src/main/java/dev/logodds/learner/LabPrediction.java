package dev.logodds.learner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a learner expected of a lab before it was shown, beside what the engine found. */
@Entity
@Table(name = "prediction")
public class LabPrediction extends PanacheEntityBase {
    /** Learner first: the column by which rows may be distributed. */
    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "id") UUID id) implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public String lab;

    @Column(nullable = false)
    public String parameters;

    @Column(nullable = false)
    public String question;

    @Column(nullable = false)
    public String answer;

    @Column(nullable = false)
    public String expected;

    public boolean correct;

    @Column(nullable = false)
    public Instant madeAt;

    protected LabPrediction() {}

    /**
     * A prediction beside what the engine found.
     *
     * @param parameters those of the lab at that time, as the query of its address
     */
    public record Made(
            String lab, String parameters, String question, String answer, String expected, boolean correct) {}

    /** Stores a prediction; called within a transaction. */
    public static void store(Learner learner, Made made, Instant at) {
        LabPrediction p = new LabPrediction();
        p.key = new Key(learner.id(), UUID.randomUUID());
        p.lab = made.lab();
        p.parameters = made.parameters();
        p.question = made.question();
        p.answer = made.answer();
        p.expected = made.expected();
        p.correct = made.correct();
        p.madeAt = at;
        p.persist();
    }

    /** All predictions, in order. */
    public static List<LabPrediction> all(Learner learner) {
        return list("key.learnerId = ?1 order by madeAt", learner.id());
    }

    /** The last prediction for each of the lab's questions. */
    public static List<LabPrediction> latest(Learner learner, String lab) {
        Map<String, LabPrediction> latest = new LinkedHashMap<>();
        LabPrediction.<LabPrediction>list("key.learnerId = ?1 and lab = ?2 order by madeAt", learner.id(), lab)
                .forEach(p -> latest.put(p.question, p));
        return List.copyOf(latest.values());
    }
}
