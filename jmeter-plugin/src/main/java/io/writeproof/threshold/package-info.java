/**
 * Rules about a run, and whether it kept them.
 *
 * <p>{@link io.writeproof.threshold.RuleParser} reads rules such as {@code p99(POST /inference) <= 250ms} into {@link
 * io.writeproof.threshold.Rule}s; {@link io.writeproof.threshold.Judge} compares a rule with {@link
 * io.writeproof.threshold.Measurements} and answers with an {@link io.writeproof.threshold.Outcome}, in words. A rule
 * that finds no data to judge is broken, never kept.
 */
@NullMarked
package io.writeproof.threshold;

import org.jspecify.annotations.NullMarked;
