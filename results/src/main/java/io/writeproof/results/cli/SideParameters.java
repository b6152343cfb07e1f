package io.writeproof.results.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The two sides that {@code compare} is given, and after {@code --} what is meant for the scripts that measure them.
 */
final class SideParameters {

    private static final String SEPARATOR = "--";
    private static final int SIDES = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BASE",
            description = "A commit, tag, branch, run id or directory of runs; or the pairs.json of a session, alone.")
    private Optional<String> first = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "HEAD",
            description = "The same; the commit of the working tree unless given.")
    private Optional<String> second = Optional.empty();

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "ARGS",
            description = "With --pairs, after --: for scripts/bench or scripts/load.")
    private List<String> rest = List.of();

    Optional<String> base() {
        return sides().stream().findFirst();
    }

    Optional<String> head() {
        return sides().stream().skip(1).findFirst();
    }

    /** What follows {@code --}, in its order. */
    List<String> passedOn() {
        List<String> all = command.commandLine().getParseResult().originalArgs();
        int separator = all.indexOf(SEPARATOR);
        return separator < 0 ? List.of() : all.subList(separator + 1, all.size());
    }

    void requireNothingPassedOn() {
        if (!passedOn().isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected nothing after -- without --pairs, found " + String.join(" ", passedOn())
                            + ": it is for the scripts that measure");
        }
    }

    private List<String> sides() {
        List<String> all = Stream.of(first.stream(), second.stream(), rest.stream())
                .flatMap(values -> values)
                .toList();
        List<String> sides = all.subList(0, all.size() - passedOn().size());
        if (sides.size() > SIDES) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected at most BASE and HEAD, found " + String.join(" ", sides)
                            + "; what is for scripts/bench or scripts/load follows --");
        }
        return sides;
    }
}
