package io.writeproof.results.pairs;

import io.writeproof.results.compare.RowKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The script of a commit that measures it.
 *
 * @param suite {@value #JMH} for {@code scripts/bench}, else a plan of {@code scripts/load} such as {@code inference}
 *     or {@code query-gateway/cache}
 * @param arguments what the script is told
 */
public record Script(String suite, List<String> arguments) {

    /** The suite of the benchmarks. */
    public static final String JMH = "jmh";

    public Script {
        arguments = List.copyOf(arguments);
    }

    /** A benchmark run has one fork unless the arguments say how many: the pairs are what is repeated. */
    public static Script of(String suite, List<String> arguments) {
        boolean forks = arguments.stream().anyMatch(argument -> argument.matches("-f\\d*"));
        return new Script(
                suite,
                suite.equals(JMH) && !forks
                        ? Stream.concat(Stream.of("-f", "1"), arguments.stream())
                                .toList()
                        : arguments);
    }

    /** The script that measures these rows again, and as little else as it can: a plan is always run whole. */
    Script narrowedTo(Collection<RowKey> rows) {
        return suite.equals(JMH) ? new Script(suite, JmhSelection.of(rows).within(arguments)) : this;
    }

    /** What {@code scripts/build} is asked for. */
    List<String> build() {
        return List.of("scripts/build", suite.equals(JMH) ? "bench" : "load");
    }

    /** The command of a run that is stored below {@code results}, relative to the worktree. */
    List<String> run(Path results) {
        List<String> command = new ArrayList<>(
                suite.equals(JMH)
                        ? List.of("scripts/bench", "--store", results.toString())
                        : List.of("scripts/load", suite, "--results-dir", results.toString()));
        command.addAll(arguments);
        return command;
    }
}
