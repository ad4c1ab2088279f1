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
import java.util.List;

/** Tells the database which items there are and in which order, once the packs are open. */
@ApplicationScoped
public class Shelf {
    private static final String FAMILY = "family:";

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

    /** In the topics' order, and within a topic in the order of its files. */
    private static List<Item> items(QuestionBank bank) {
        List<Item> items = new ArrayList<>();
        for (String topic : bank.outline().keySet()) {
            for (Question q : bank.allOf(topic)) {
                items.add(new Item(q.meta().id(), topic, items.size(), family(q)));
            }
        }
        return items;
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
