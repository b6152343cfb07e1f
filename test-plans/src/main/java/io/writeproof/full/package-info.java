/**
 * Everything in one run: benchmarks, database measurements, load plans, profiles, and one report about them all.
 *
 * <p>{@link io.writeproof.full.FullRun} runs the parts one after the other, each of them {@code scripts/bench} or
 * {@code scripts/load} as a process, and reads what they stored. A part that fails is named in the report and does not keep the
 * others from running. What is read becomes records ({@link io.writeproof.full.Report}), and only
 * {@link io.writeproof.full.ReportText} knows how they look.
 */
@NullMarked
package io.writeproof.full;

import org.jspecify.annotations.NullMarked;
