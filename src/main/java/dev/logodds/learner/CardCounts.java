package dev.logodds.learner;

import java.time.Instant;

/**
 * A learner's cards in numbers.
 *
 * @param met all that were answered
 * @param inReview those spaced by days
 */
public record CardCounts(int met, int inReview, int due) {
    public static CardCounts of(Learner learner, Instant now) {
        Object[] row = (Object[]) Card.getEntityManager()
                .createNativeQuery("""
                        select count(*), count(*) filter (where state = 'REVIEW'), count(*) filter (where due <= :now)
                        from card where learner_id = :learner and state <> 'NEW'""")
                .setParameter("learner", learner.id())
                .setParameter("now", now)
                .getSingleResult();
        return new CardCounts(number(row[0]), number(row[1]), number(row[2]));
    }

    private static int number(Object count) {
        return ((Number) count).intValue();
    }
}
