/**
 * The goals for load generation as ratios: this project's JMeter elements beside stock JMeter and Gatling, as processes
 * against one small server that counts what arrives.
 *
 * <p>Generators are judged from outside: requests by the server's counts, processor time by the kernel's. {@link
 * io.writeproof.bench.load.LoadGoals} is the place to begin.
 */
@NullMarked
package io.writeproof.bench.load;

import org.jspecify.annotations.NullMarked;
