/** Packs: the only package that knows YAML and Markdown. Reads files into topics, questions and notes on mistakes. */
@NullMarked
package dev.logodds.pack;

import org.jspecify.annotations.NullMarked;
