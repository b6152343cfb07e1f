/**
 * The project's goals as ratios, each side measured in alternated rounds on the same server in the same minutes.
 *
 * <p>A ratio to a peer survives a change of machine, an absolute figure does not. {@link io.writeproof.bench.goal.Goals} is
 * the place to begin.
 */
@NullMarked
package io.writeproof.bench.goal;

import org.jspecify.annotations.NullMarked;
