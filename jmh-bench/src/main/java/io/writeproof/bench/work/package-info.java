/**
 * The work queue of the orchestrations as the gateway has it, the ways to fetch from it that are compared with its own, and the
 * count of what went through it. Knows no JMH.
 */
@NullMarked
package io.writeproof.bench.work;

import org.jspecify.annotations.NullMarked;
