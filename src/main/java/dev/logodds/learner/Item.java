package dev.logodds.learner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An item of the question bank as the queue needs it: where it stands, and which items stand in for it. */
@Entity
public class Item extends PanacheEntityBase {
    @Id
    public String id;

    @Column(nullable = false)
    public String topic;

    public int position;

    /** Items of one family are variants of one question; after one of them the others rest until the next day. */
    @Column(nullable = false)
    public String family;

    /** Whether the family has other members: most have none, and then nobody needs to look. */
    public boolean siblings;

    protected Item() {}

    public Item(String id, String topic, int position, String family) {
        this.id = id;
        this.topic = topic;
        this.position = position;
        this.family = family;
    }

    /** Makes the table agree with the bank; called within a transaction. */
    public static void replaceAll(List<Item> bank) {
        List<String> ids = bank.stream().map(i -> i.id).toList();
        if (ids.isEmpty()) return;
        Map<String, Long> families = bank.stream().collect(Collectors.groupingBy(i -> i.family, Collectors.counting()));
        delete("id not in ?1", ids);
        for (Item i : bank) {
            getEntityManager()
                    .createNativeQuery("""
                            insert into item (id, topic, position, family, siblings) values (?1, ?2, ?3, ?4, ?5)
                            on conflict (id) do update set topic = excluded.topic, position = excluded.position,
                            family = excluded.family, siblings = excluded.siblings""")
                    .setParameter(1, i.id)
                    .setParameter(2, i.topic)
                    .setParameter(3, i.position)
                    .setParameter(4, i.family)
                    .setParameter(5, families.getOrDefault(i.family, 0L) > 1)
                    .executeUpdate();
        }
    }
}
