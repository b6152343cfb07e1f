package io.writeproof.results.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code compare} that measure first. */
final class PairOptions {

    private static final long SEEDS = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description =
                    "Measure both commits first, N times each, one after the other on this machine. --suite is then"
                            + " jmh (the default) or a plan such as query-gateway/cache; what follows -- goes to"
                            + " scripts/bench or scripts/load.")
    private Optional<Integer> pairs = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the order of the runs (default: another each time).")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "Measure on this server, instead of an embedded one for each run (or set DATABASE_URL).")
    private Optional<String> postgresUrl = Optional.empty();

    @Option(
            names = "--confirm",
            paramLabel = "K",
            description =
                    "Measure what regressed up to K times again, each time in as many pairs; it stays regressed when"
                            + " it regresses each time (default: 0).")
    private Optional<Integer> confirm = Optional.empty();

    @Option(
            names = "--calibrate",
            description =
                    "Measure one commit against itself (BASE, or that of the working tree) and write what its rows"
                            + " differ by into noise-floors.json.")
    private boolean calibrate;

    /** Whether anything is to be measured. */
    boolean wanted() {
        return pairs.isPresent();
    }

    /**
     * How many pairs are wanted.
     *
     * @throws ParameterException when it is no number of pairs
     */
    int pairs() {
        int wanted = pairs.orElse(0);
        if (wanted < 1) {
            throw usage("--pairs: expected at least 1, found " + wanted);
        }
        return wanted;
    }

    /** Refuses what has a meaning with {@code --pairs} only. */
    void requireNothing() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--confirm", confirm.isPresent());
        given.put("--calibrate", calibrate);
        given.put("--seed", seed.isPresent());
        given.put("--postgres-url", postgresUrl.isPresent());
        given.forEach((option, present) -> {
            if (present) {
                throw usage(option
                        + ": expected together with --pairs N, because it is about runs that are yet to be made");
            }
        });
    }

    /**
     * How often what regressed is measured again.
     *
     * @throws ParameterException when it is no such number
     */
    int confirmations() {
        int wanted = confirm.orElse(0);
        if (wanted < 0) {
            throw usage("--confirm: expected 0 or more, found " + wanted);
        }
        return wanted;
    }

    boolean calibrates() {
        return calibrate;
    }

    long seed() {
        return seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(SEEDS));
    }

    /**
     * What the scripts are told by their environment: not by their arguments, which anybody on the machine can read.
     */
    Map<String, String> environment() {
        return postgresUrl.map(url -> Map.of("DATABASE_URL", url)).orElse(Map.of());
    }

    ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
