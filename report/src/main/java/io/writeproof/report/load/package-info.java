/** A load run as sections of a page, in the order in which people ask: did it pass, is it valid, why, when, where. Stateless. */
@NullMarked
package io.writeproof.report.load;

import org.jspecify.annotations.NullMarked;
