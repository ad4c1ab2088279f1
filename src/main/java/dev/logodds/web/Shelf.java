package dev.logodds.web;

import dev.logodds.learner.Item;
import dev.logodds.question.Question;
import dev.logodds.question.QuestionBank;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Tells the database which items there are and in which order, once the packs are open. */
@ApplicationScoped
public class Shelf {
    private static final String FAMILY = "family:";
    private static final Set<String> SPOKEN = Set.of("defence", "one-sentence", "whiteboard");

    @Inject
    Library library;

    private volatile QuestionBank told = QuestionBank.empty();

    @Transactional
    void fill(@Observes @Priority(20) StartupEvent start) {
        tell();
    }

    /** Tells again when a pack was read anew since; called within a transaction. */
    void tell() {
        QuestionBank bank = library.bank();
        if (bank == told) return;
        Item.replaceAll(items(bank));
        told = bank;
    }

    /**
     * In the topics' order, those that can be read about first; within a topic in the order of its files, and last what is made
     * for speaking against the clock.
     */
    private static List<Item> items(QuestionBank bank) {
        List<String> topics = bank.outline().keySet().stream()
                .sorted(Comparator.comparing(t -> bank.topic(t).isEmpty()))
                .toList();
        List<Item> items = new ArrayList<>();
        for (String topic : topics) {
            bank.allOf(topic).stream()
                    .sorted(Comparator.comparing(Shelf::spoken))
                    .forEach(q -> items.add(new Item(q.meta().id(), topic, items.size(), family(q))));
        }
        return items;
    }

    private static boolean spoken(Question question) {
        return question.meta().tags().stream().anyMatch(SPOKEN::contains);
    }

    /** What a tag names as its family; else a probe belongs to the question that its id begins with, up to a #. */
    private static String family(Question question) {
        String id = question.meta().id();
        int probe = id.indexOf('#');
        return question.meta().tags().stream()
                .filter(t -> t.startsWith(FAMILY))
                .map(t -> question.meta().topic() + "/" + t.substring(FAMILY.length()))
                .findFirst()
                .orElse(probe < 0 ? id : id.substring(0, probe));
    }
}
