package io.writeproof.report.chart;

/**
 * A point of a series.
 *
 * @param y NaN where nothing is known: the line has a gap there
 */
public record Point(double x, double y) {}
