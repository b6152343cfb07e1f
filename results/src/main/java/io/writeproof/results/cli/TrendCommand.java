package io.writeproof.results.cli;

import io.writeproof.results.report.EnvironmentText;
import io.writeproof.results.report.TrendHtml;
import io.writeproof.results.report.TrendMarkdown;
import io.writeproof.results.report.TrendReport;
import io.writeproof.results.report.TrendText;
import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunQuery;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoredRun;
import io.writeproof.results.trend.History;
import io.writeproof.results.trend.Trend;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code results trend}: where the figures of the stored runs changed, over their whole history. */
@Command(
        name = "trend",
        description = "Shows where the figures of stored runs changed, for each environment by itself.",
        mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--suite", description = "Only runs of this suite.")
    private Optional<String> suite = Optional.empty();

    @Option(
            names = "--metric",
            description = "Only figures whose name contains this, such as p99_latency_ms or WriteModeBenchmark.")
    private String metric = "";

    @Option(names = "--env", description = "Only runs of environments whose fingerprint begins so.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--since",
            converter = Moment.class,
            description = "Only runs since a date, a time or an age: 2026-11-01, 90d.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--format", description = "text, markdown or html (default: text).")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        RunListing listing = store.existing().summaries();
        List<RunSummary> runs =
                new RunQuery(suite, Optional.empty(), since, environment, OptionalInt.empty()).of(listing.runs());
        List<Trend> trends = History.of(runs, name -> name.contains(metric)).stream()
                .map(Trend::of)
                .toList();
        spec.commandLine().getOut().print(format.write(TrendReport.of(trends, environments(runs))));
        spec.commandLine().getOut().flush();
        return store.report(listing, spec.commandLine().getErr());
    }

    /** What each environment is, as its newest run says. */
    private static Map<String, String> environments(List<RunSummary> runs) {
        Map<String, RunSummary> newest = new HashMap<>();
        runs.forEach(run -> newest.put(run.environment(), run));
        Map<String, String> environments = new HashMap<>();
        newest.forEach((fingerprint, run) ->
                environments.put(fingerprint, EnvironmentText.of(StoredRun.read(run.directory()))));
        return environments;
    }

    /** The forms of the report. */
    enum Format {
        TEXT {
            @Override
            String write(List<TrendReport> reports) {
                return TrendText.of(reports);
            }
        },
        MARKDOWN {
            @Override
            String write(List<TrendReport> reports) {
                return TrendMarkdown.of(reports);
            }
        },
        HTML {
            @Override
            String write(List<TrendReport> reports) {
                return TrendHtml.of(reports);
            }
        };

        abstract String write(List<TrendReport> reports);
    }
}
