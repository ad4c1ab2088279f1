package dev.logodds.learner;

import dev.logodds.srs.StudyDay;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line that takes a review back. The review itself stays in the log. */
@Entity
@Table(name = "review_undo")
public class ReviewUndo extends PanacheEntityBase {
    @EmbeddedId
    public Review.Key key;

    @Column(nullable = false)
    public Instant undoneAt;

    @Column(nullable = false)
    public String zone;

    @Column(nullable = false)
    public LocalDate studyDay;

    /** The review that stands in its place, when only the rating was changed. */
    public @Nullable UUID replacedBy;

    protected ReviewUndo() {}

    ReviewUndo(Review review, StudyDay now, @Nullable UUID replacedBy) {
        key = review.key;
        undoneAt = now.at();
        zone = now.zone().getId();
        studyDay = now.date();
        this.replacedBy = replacedBy;
    }

    public static boolean exists(Review review) {
        return findByIdOptional(review.key).isPresent();
    }
}
