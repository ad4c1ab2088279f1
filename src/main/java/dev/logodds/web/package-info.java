/** The edge: one resource a noun, Qute templates, JSON interfaces. */
@NullMarked
package dev.logodds.web;

import org.jspecify.annotations.NullMarked;
