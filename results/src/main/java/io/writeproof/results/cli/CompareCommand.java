package io.writeproof.results.cli;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Direction;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.NoiseFloors;
import io.writeproof.results.compare.Outcome;
import io.writeproof.results.compare.SelfTest;
import io.writeproof.results.compare.Side;
import io.writeproof.results.compare.SideFinder;
import io.writeproof.results.pairs.PairSession;
import io.writeproof.results.pairs.Progress;
import io.writeproof.results.pairs.Script;
import io.writeproof.results.report.CalibrationText;
import io.writeproof.results.report.ComparisonFormat;
import io.writeproof.results.report.ComparisonReport;
import io.writeproof.results.report.SelfTestText;
import io.writeproof.results.store.AtomicFile;
import io.writeproof.results.store.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code results compare}: the runs of two commits, row by row, with a verdict. */
@Command(
        name = "compare",
        description = "Compares stored runs of two commits, with statistics.",
        footer = "Exit codes: 0 ok, 1 regression, 2 usage, 3 invalid or unstable, 4 not comparable, "
                + "5 underpowered under --strict.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private static final String HEAD = "HEAD";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private PairOptions pairs = new PairOptions();

    @Mixin
    private SideParameters sides = new SideParameters();

    @Option(names = "--suite", description = "Only runs of this suite, such as inference or jmh.")
    private Optional<String> suite = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "The smallest change that counts (default: 5%%).")
    private double threshold = Gates.DEFAULT.threshold();

    @Option(
            names = "--absolute-floor-ms",
            paramLabel = "MS",
            description = "Changes of a latency below this never count (default: ${DEFAULT-VALUE}).")
    private double absoluteFloorMs = Gates.DEFAULT.absoluteFloorMs();

    @Option(
            names = "--direction",
            paramLabel = "ROW=up|down",
            description = "Which way a row gets better, by its label, or its label and metric.")
    private List<String> directions = List.of();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ComparisonFormat format = ComparisonFormat.TEXT;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the format there, and text to the terminal.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--strict", description = "Too few replicates fail too, with exit code 5.")
    private boolean strict;

    @Option(
            names = "--self-test",
            description = "Prove on BASE's runs that the gate stays green without a change and turns red with one.")
    private boolean selfTest;

    @Option(
            names = "--inject",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "The change of the self-test (default: 10%%).")
    private double injected = 0.1;

    @Override
    public Integer call() {
        Optional<String> base = sides.base();
        Optional<String> head = sides.head();
        if (pairs.wanted() && pairs.calibrates()) {
            return calibrate();
        }
        if (base.isEmpty() && !selfTest) {
            throw usage("expected BASE: a commit, tag, branch, run id or directory of runs to compare with");
        }
        if (pairs.wanted()) {
            return report(measuredPairs().compare(base.orElse(HEAD), head, script(), gates()));
        }
        pairs.requireNothing();
        sides.requireNothingPassedOn();
        Optional<Path> session = base.map(Path::of).filter(CompareCommand::isSession);
        if (session.isPresent()) {
            return report(measuredPairs().compareAgain(session.get(), gates()));
        }
        Side baseline = finder().find(base.orElse(HEAD));
        if (selfTest) {
            SelfTest test = SelfTest.of(baseline, gates(), injected);
            print(SelfTestText.of(test));
            return (test.proven() ? Outcome.OK : Outcome.INVALID).exitCode();
        }
        Comparison comparison = Comparison.of(baseline, finder().find(head.orElse(HEAD)), gates());
        if (head.isEmpty() && checkout().dirty()) {
            comparison = comparison.withWarning(
                    "the working tree has changes that are not committed: the runs of its commit do not measure them");
        }
        return report(comparison);
    }

    private int calibrate() {
        if (sides.head().isPresent()) {
            throw usage("--calibrate: expected one commit, found two: it is measured against itself");
        }
        Gates gates = gates();
        print(CalibrationText.of(measuredPairs().calibrate(sides.base(), script(), gates), gates));
        return Outcome.OK.exitCode();
    }

    private static boolean isSession(Path file) {
        return file.endsWith(PairSession.FILE) && Files.isRegularFile(file);
    }

    private MeasuredPairs measuredPairs() {
        Progress progress = new Progress(spec.commandLine().getErr(), Clock.systemUTC(), ZoneId.systemDefault());
        // Results may be stored where no repository is.
        Path repository = checkout().commitOf(HEAD).isPresent()
                ? store.repository()
                : Path.of("").toAbsolutePath();
        return new MeasuredPairs(repository, store.directory(), pairs, progress);
    }

    private Script script() {
        return Script.of(suite.orElse(Script.JMH), sides.passedOn());
    }

    private int report(Comparison comparison) {
        Outcome outcome = strict ? comparison.strictOutcome() : comparison.outcome();
        History history = format == ComparisonFormat.HTML ? History.of(comparison, store.any()) : History.NONE;
        ComparisonReport report = new ComparisonReport(comparison, outcome, history);
        String document = format.write(report);
        if (out.isPresent()) {
            write(out.get(), document);
        }
        print(out.isPresent() ? ComparisonFormat.TEXT.write(report) : document);
        return outcome.exitCode();
    }

    private void write(Path file, String document) {
        try {
            AtomicFile.write(file, document);
        } catch (IOException e) {
            throw usage("--out: expected a file that can be written, found " + file + " (" + e + ")");
        }
    }

    private Gates gates() {
        Map<String, Direction> stated = new LinkedHashMap<>();
        for (String text : directions) {
            int equals = text.lastIndexOf('='); // labels have some too
            stated.put(text.substring(0, Math.max(0, equals)), direction(text, text.substring(equals + 1)));
        }
        NoiseFloors floors = NoiseFloors.read(store.directory());
        return new Gates(threshold, absoluteFloorMs, floors, stated, Gates.DEFAULT.alpha());
    }

    private Direction direction(String text, String way) {
        return switch (way) {
            case "up" -> Direction.HIGHER_IS_BETTER;
            case "down" -> Direction.LOWER_IS_BETTER;
            default -> throw usage("--direction: expected ROW=up or ROW=down, found '" + text + "'");
        };
    }

    private SideFinder finder() {
        return store.finder(suite);
    }

    /** The repository around the results. */
    private Checkout checkout() {
        return new Checkout(store.repository());
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
