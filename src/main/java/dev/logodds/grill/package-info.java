/** Mock interviews: a pure reducer over events, the plan of what is asked, and what is said of it afterwards. */
@NullMarked
package dev.logodds.grill;

import org.jspecify.annotations.NullMarked;
