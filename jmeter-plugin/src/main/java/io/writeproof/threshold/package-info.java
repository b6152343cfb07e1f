/**
 * Rules about a run, and whether it kept them.
 *
 * <p>{@link io.writeproof.threshold.RuleParser} reads rules such as {@code p99(POST /x) in steady <= 250ms for 10s} into
 * {@link io.writeproof.threshold.Rules}; {@link io.writeproof.threshold.RunningJudge} compares them with {@link
 * io.writeproof.threshold.Measurements}, second by second and at the end, and answers with an {@link
 * io.writeproof.threshold.Outcome} for each, in words. What it needs of samples, of the target and of an earlier run it
 * asks for through interfaces. A rule that finds no data to judge is broken, never kept.
 */
@NullMarked
package io.writeproof.threshold;

import org.jspecify.annotations.NullMarked;
