package io.writeproof.threshold;

import io.writeproof.threshold.Limit.Reference.OtherPhase;
import io.writeproof.threshold.Limit.Reference.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules, and the groups of labels that they speak of. Immutable; {@link #toString()} is text that parses to the same. */
public record Rules(List<Labels.Group> groups, List<Rule> rules) {

    public static final Rules NONE = new Rules(List.of(), List.of());

    public Rules {
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
    }

    /** These rules and one more. */
    public Rules and(Rule rule) {
        return new Rules(groups, Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    /** Every scope that a rule is about, or compares with. */
    public Set<Scope> scopes() {
        return rules.stream().flatMap(Rules::scopes).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Scope> scopes(Rule rule) {
        Stream<Scope> compared = rule.condition().limit().references().stream()
                .flatMap(reference -> reference instanceof OtherPhase phase ? Stream.of(phase.name()) : Stream.empty())
                .map(rule.scope()::in);
        return Stream.concat(Stream.of(rule.scope()), compared);
    }

    /** The longest window that a rule asks for; zero when none does. A rise asks for windows of one second. */
    public Duration longestWindow() {
        return rules.stream()
                .flatMap(rule -> windowOf(rule).stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> windowOf(Rule rule) {
        return rule.measure() instanceof Rise
                ? Optional.of(RisePoints.LENGTH)
                : Optional.ofNullable(rule.terms().window());
    }

    /** What they want to know of the target itself. */
    public Set<TargetMeasure> targetMeasures() {
        return rules.stream()
                .map(Rule::measure)
                .filter(TargetMeasure.class::isInstance)
                .map(TargetMeasure.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of them compares with an earlier run. */
    public boolean needBaseline() {
        return rules.stream()
                .anyMatch(rule -> rule.condition().limit().references().contains(Word.BASELINE));
    }

    @Override
    public String toString() {
        return Stream.concat(
                        groups.stream().map(Labels.Group::declaration),
                        rules.stream().map(Rule::toString))
                .collect(Collectors.joining("\n"));
    }
}
