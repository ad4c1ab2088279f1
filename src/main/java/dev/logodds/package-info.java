/** The start of the application: with its own PostgreSQL when none is configured. */
@NullMarked
package dev.logodds;

import org.jspecify.annotations.NullMarked;
