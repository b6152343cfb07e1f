package io.writeproof.threshold;

import java.util.List;
import java.util.SortedSet;

/**
 * Rules that are being written, before the other texts are known that will be read before them. Immutable.
 *
 * @param rules where the parts of each rule stand
 * @param undeclared groups that the rules use and another text has to declare
 */
public record RuleDraft(List<Outline> rules, SortedSet<String> undeclared) {}
