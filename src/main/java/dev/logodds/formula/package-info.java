/** The formula language: what a learner types is parsed, given shapes, evaluated, differentiated and compared. */
@NullMarked
package dev.logodds.formula;

import org.jspecify.annotations.NullMarked;
