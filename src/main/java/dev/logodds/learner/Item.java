package dev.logodds.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        bank.forEach(i -> i.siblings = families.getOrDefault(i.family, 0L) > 1);
        getEntityManager()
                .createNativeQuery("""
                        insert into item (id, topic, position, family, siblings)
                        select x.id, x.topic, x.position, x.family, x.siblings from json_to_recordset(cast(:rows as json))
                          as x(id text, topic text, position integer, family text, siblings boolean)
                        on conflict (id) do update set topic = excluded.topic, position = excluded.position,
                          family = excluded.family, siblings = excluded.siblings""")
                .setParameter("rows", json(bank))
                .executeUpdate();
    }

    private static String json(List<Item> bank) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(bank.stream()
                            .map(i -> Map.of(
                                    "id", i.id,
                                    "topic", i.topic,
                                    "position", i.position,
                                    "family", i.family,
                                    "siblings", i.siblings))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the items can't be written as JSON", e);
        }
    }
}
