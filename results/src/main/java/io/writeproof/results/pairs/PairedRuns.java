package io.writeproof.results.pairs;

import io.writeproof.results.compare.Side;
import io.writeproof.results.pairs.PairSession.Revision;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stored runs of a session, pair by pair. A pair with a run that proves nothing, or on a machine that was not
 * steady meanwhile, is left out whole.
 *
 * @param session what was measured
 * @param pairs the pairs that count
 * @param warnings why others do not
 */
public record PairedRuns(PairSession session, List<Pair> pairs, List<String> warnings) {

    private static final Comparator<StoredRun> KIND = Comparator.comparing(StoredRun::suite)
            .thenComparing(run -> run.variant().orElse(""));

    public PairedRuns {
        pairs = List.copyOf(pairs);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the runs of a session from the results directory that its file is in.
     *
     * @throws StoreException when the file or a run cannot be read, or no pair counts
     */
    public static PairedRuns read(Path file) {
        PairSession session = PairSession.read(file);
        Path results = file.toAbsolutePath().normalize().resolve("../../..").normalize();
        List<Pair> pairs = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int last = session.runs().stream().mapToInt(run -> run.pair()).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            Pair pair = new Pair(
                    runs(session, results, number, PairSide.BASE), runs(session, results, number, PairSide.HEAD));
            Optional<String> flaw = pair.flaw();
            if (flaw.isPresent()) {
                warnings.add("pair " + number + " is left out: " + flaw.get());
            } else {
                pairs.add(pair);
            }
        }
        if (pairs.isEmpty()) {
            throw new StoreException("no pair of " + file + " counts"
                    + (warnings.isEmpty() ? "" : ", " + warnings.get(0)) + ": measure again");
        }
        return new PairedRuns(session, pairs, warnings);
    }

    private static List<StoredRun> runs(PairSession session, Path results, int pair, PairSide side) {
        return session.runs().stream()
                .filter(run -> run.pair() == pair && run.side() == side)
                .flatMap(run -> run.directories().stream())
                .map(directory -> StoredRun.read(results.resolve(directory)))
                .sorted(KIND)
                .toList();
    }

    /** The runs of the baseline, in the order of the pairs. */
    public Side base() {
        return side(session.base(), pairs.stream().flatMap(pair -> pair.base.stream()), warnings);
    }

    /** The runs of the candidate, in the order of the pairs. */
    public Side head() {
        return side(session.head(), pairs.stream().flatMap(pair -> pair.head.stream()), List.of());
    }

    static Side side(Revision revision, Stream<StoredRun> runs, List<String> warnings) {
        return new Side(revision.title(), runs.toList(), warnings);
    }

    /**
     * What was stored of both sides of a pair; several runs each when the script made several, such as one per variant.
     *
     * @param base of the one commit, by suite and variant
     * @param head of the other
     */
    public record Pair(List<StoredRun> base, List<StoredRun> head) {

        public Pair {
            base = List.copyOf(base);
            head = List.copyOf(head);
        }

        private Optional<String> flaw() {
            if (base.isEmpty() || head.isEmpty()) {
                return Optional.of("only one side was measured");
            }
            if (!kinds(base).equals(kinds(head))) {
                return Optional.of("its sides measured " + kinds(base) + " and " + kinds(head));
            }
            return Stream.concat(base.stream(), head.stream())
                    .filter(run -> !run.status().valid() || run.unstable())
                    .map(run -> run.unstable()
                            ? "the noise check was unstable in run " + run.runId()
                            : "run " + run.runId() + " is " + run.status().label())
                    .findFirst();
        }

        private static List<String> kinds(List<StoredRun> runs) {
            return runs.stream()
                    .map(run ->
                            run.suite() + run.variant().map(name -> " " + name).orElse(""))
                    .toList();
        }
    }
}
