/** Data frames, model formulas, models, optimisers, inference, calibration, metrics and separation. */
@NullMarked
package dev.logodds.fit;

import org.jspecify.annotations.NullMarked;
