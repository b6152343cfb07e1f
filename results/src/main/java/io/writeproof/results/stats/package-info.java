/**
 * Statistics over replicates: plain numbers in, values out. Reads no files, prints nothing, knows no units.
 *
 * <p>A <em>replicate</em> is one observation: a JMH fork, or a whole load run. What was repeated inside it (the
 * iterations of a fork) shares one virtual machine and one server and is not independent, so tests see one value per
 * replicate, and only the bootstrap looks inside.
 */
@NullMarked
package io.writeproof.results.stats;

import org.jspecify.annotations.NullMarked;
