/**
 * The work queue of the orchestrations as the gateway has it, what a dispatcher does with it step by step, the ways to fetch
 * from it that are compared with the gateway's own, and the count of what went through it. Knows no JMH.
 */
@NullMarked
package io.writeproof.bench.work;

import org.jspecify.annotations.NullMarked;
