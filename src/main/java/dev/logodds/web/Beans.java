package dev.logodds.web;

import dev.logodds.formula.Checker;
import dev.logodds.learner.Learner;
import dev.logodds.question.Grader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts the plain classes of the core where the edge can ask for them. */
@Dependent
public class Beans {
    private static final Logger LOG = Logger.getLogger(Beans.class);

    @Produces
    @Singleton
    Checker checker() {
        return new Checker(fault -> LOG.error("the checker failed on an answer", fault));
    }

    @Produces
    @Singleton
    Grader grader(Checker checker) {
        return new Grader(checker);
    }

    /** A local installation has one learner, who needs no login. */
    @Produces
    @Singleton
    Learner learner() {
        return Learner.LOCAL;
    }
}
