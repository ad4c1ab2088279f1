/**
 * Labs: typed parameters go in, plots and tables come out. Pure: the fits come from {@code fit}, seeds are arguments, and the
 * pictures are values that the server draws as SVG and the browser redraws from the same description.
 */
@NullMarked
package dev.logodds.lab;

import org.jspecify.annotations.NullMarked;
