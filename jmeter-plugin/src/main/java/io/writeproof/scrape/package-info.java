/**
 * Figures of a target, asked for in the words of the rules: for Thresholds while a test runs, and for a command of its own.
 *
 * <p>Joins {@link io.writeproof.threshold}, which knows what can be asked, with {@link io.writeproof.target}, which knows
 * what was read.
 */
@NullMarked
package io.writeproof.scrape;

import org.jspecify.annotations.NullMarked;
