/** Kinds of questions, their variants with fresh numbers, grading, and the bank that holds them. */
@NullMarked
package dev.logodds.question;

import org.jspecify.annotations.NullMarked;
