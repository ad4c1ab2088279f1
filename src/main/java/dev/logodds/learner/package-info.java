/** What is stored of a learner, and how: attempts, cards, reviews, predictions. Every query carries the learner's id. */
@NullMarked
package dev.logodds.learner;

import org.jspecify.annotations.NullMarked;
