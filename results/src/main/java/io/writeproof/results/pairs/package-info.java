/**
 * Measures two commits in pairs on this machine: a worktree of each, built by its own scripts, one run after the other
 * in an order that a drift of the machine cannot favour.
 *
 * <p>{@link io.writeproof.results.pairs.PairSession} is what is stored of it: which run belongs to which pair.
 */
@NullMarked
package io.writeproof.results.pairs;

import org.jspecify.annotations.NullMarked;
