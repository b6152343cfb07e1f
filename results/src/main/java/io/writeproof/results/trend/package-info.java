/**
 * Finds where the figures of a suite changed, over the whole history of stored runs.
 *
 * <p>A comparison of two commits misses what creeps in over twenty. Here the runs of one suite, variant, environment and
 * load are one {@link io.writeproof.results.trend.Series} per figure, in the order of their commits, and
 * {@link io.writeproof.results.trend.ChangePoints} says where it changed. Nothing here knows text layout.
 */
@NullMarked
package io.writeproof.results.trend;

import org.jspecify.annotations.NullMarked;
