package io.writeproof.report.chart;

/** A named part of the x axis, such as a phase. */
public record Band(String name, double from, double to) {}
