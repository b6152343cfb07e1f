package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.Outcome;

/**
 * A comparison and what stands beside it in a report.
 *
 * @param comparison the comparison
 * @param outcome what it says to the build that asked for it
 * @param history earlier values of its rows, for sparklines
 */
public record ComparisonReport(Comparison comparison, Outcome outcome, History history) {}
