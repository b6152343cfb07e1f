/**
 * The processes of a run: the gateway and JMeter, each a child that the terminal's Ctrl-C does not reach.
 *
 * <p>Knows neither options nor stored runs. A child's output is read by a thread of its own, so a full pipe never blocks it.
 */
@NullMarked
package io.writeproof.runner.process;

import org.jspecify.annotations.NullMarked;
