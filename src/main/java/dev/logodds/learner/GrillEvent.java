package dev.logodds.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.logodds.grill.Event;
import dev.logodds.grill.Plan;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Something that happened in a mock interview, in its order. */
@Entity
public class GrillEvent extends PanacheEntityBase {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    @Embeddable
    public record Key(
            @Column(name = "learner_id") UUID learnerId,
            @Column(name = "grill_id") UUID grillId,
            @Column(name = "sequence") int sequence)
            implements Serializable {}

    @EmbeddedId
    public Key key;

    @Column(nullable = false)
    public String kind;

    @Column(nullable = false)
    public String body;

    protected GrillEvent() {}

    GrillEvent(UUID learnerId, UUID grillId, int sequence, Event event) {
        this.key = new Key(learnerId, grillId, sequence);
        this.kind = event.getClass().getSimpleName();
        this.body = json(event);
    }

    void become(Event event) {
        body = json(event);
    }

    Event event() {
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .filter(c -> c.getSimpleName().equals(kind))
                .findFirst()
                .map(c -> (Event) read(body, c))
                .orElseThrow(() -> new IllegalStateException("an unknown kind of event: " + kind));
    }

    /** The events of an interview in their order. */
    static List<GrillEvent> of(Learner learner, UUID grill) {
        return list("key.learnerId = ?1 and key.grillId = ?2 order by key.sequence", learner.id(), grill);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this can't be written as JSON: " + value, e);
        }
    }

    static Plan plan(String json) {
        return read(json, Plan.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored of an interview can't be read", e);
        }
    }
}
