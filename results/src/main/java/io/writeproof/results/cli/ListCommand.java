package io.writeproof.results.cli;

import io.writeproof.results.report.RunList;
import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code results list}: one line per stored run, oldest first. */
@Command(name = "list", description = "Lists stored runs, oldest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--suite", description = "Only runs of this suite, such as inference or jmh.")
    private Optional<String> suite = Optional.empty();

    @Option(names = "--commit", description = "Only runs of commits whose hash begins so.")
    private Optional<String> commit = Optional.empty();

    @Option(
            names = "--since",
            converter = Moment.class,
            description = "Only runs since a date, a time or an age: 2026-11-01, 2026-11-01T09:30:00Z, 7d.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--env", description = "Only runs of environments whose fingerprint begins so.")
    private Optional<String> environment = Optional.empty();

    @Option(names = "--limit", description = "Only so many of the newest.")
    private Optional<Integer> limit = Optional.empty();

    @Override
    public Integer call() {
        limit.filter(count -> count < 1).ifPresent(count -> {
            throw new ParameterException(spec.commandLine(), "--limit: expected at least 1, found " + count);
        });
        RunListing listing = store.existing().headlines();
        RunQuery query = new RunQuery(
                suite, commit, since, environment, limit.map(OptionalInt::of).orElse(OptionalInt.empty()));
        spec.commandLine().getOut().print(RunList.of(query.of(listing.runs())));
        return store.report(listing, spec.commandLine().getOut());
    }
}
