/** Dense doubles: matrices, weighted Gram products, Cholesky and QR. Knows nothing else of the house. */
@NullMarked
package dev.logodds.matrix;

import org.jspecify.annotations.NullMarked;
