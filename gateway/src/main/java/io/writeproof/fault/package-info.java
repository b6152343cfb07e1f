/**
 * Deliberate damage, for testing the checker: a gateway that answers 200 and does not do what it says.
 *
 * <p>Off unless asked for on the command line, announced at the start and in {@code /health}. Nothing else in the gateway
 * knows of it.
 */
@NullMarked
package io.writeproof.fault;

import org.jspecify.annotations.NullMarked;
