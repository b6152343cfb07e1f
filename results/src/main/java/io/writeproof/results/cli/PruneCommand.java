package io.writeproof.results.cli;

import io.writeproof.results.report.RunList;
import io.writeproof.results.store.Pruning;
import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunQuery;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code results prune}: deletes runs that are no longer wanted, after it has shown them and been told to. */
@Command(
        name = "prune",
        description = "Deletes old runs; the newest valid one of a suite, variant and environment always stays.",
        mixinStandardHelpOptions = true)
final class PruneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--suite", description = "Only runs of this suite.")
    private Optional<String> suite = Optional.empty();

    @Option(names = "--yes", description = "Delete them; without it they are only shown.")
    private boolean confirmed;

    @Override
    public Integer call() {
        RunStore runs = store.existing();
        RunListing listing = runs.summaries();
        RunQuery query = new RunQuery(suite, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
        List<RunSummary> unwanted = which.pruning(spec).unwanted(query.of(listing.runs()));
        PrintWriter out = spec.commandLine().getOut();
        if (unwanted.isEmpty()) {
            out.println("nothing to delete");
        } else {
            out.print(RunList.of(unwanted));
            delete(runs, unwanted, out);
        }
        return store.report(listing, spec.commandLine().getOut());
    }

    private void delete(RunStore runs, List<RunSummary> unwanted, PrintWriter out) {
        if (!confirmed) {
            out.flush();
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing was deleted: give --yes to delete these " + unwanted.size() + " runs for good");
        }
        runs.delete(unwanted);
        out.println("deleted " + unwanted.size() + " runs");
    }

    /** One of two ways to choose. */
    private static final class Which {

        @Option(names = "--keep", description = "All but the newest so many of each suite, variant and environment.")
        private @Nullable Integer keep;

        @Option(
                names = "--older-than",
                converter = Moment.class,
                description = "Runs that began before an age, a date or a time: 90d, 2026-11-01.")
        private @Nullable Instant olderThan;

        Pruning pruning(CommandSpec command) {
            if (olderThan != null) {
                return Pruning.startedBefore(olderThan);
            }
            if (keep == null || keep < 1) {
                throw new ParameterException(command.commandLine(), "--keep: expected at least 1, found " + keep);
            }
            return Pruning.keepingNewest(keep);
        }
    }
}
