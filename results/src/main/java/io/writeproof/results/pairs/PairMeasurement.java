package io.writeproof.results.pairs;

import io.writeproof.results.pairs.PairSession.Measured;
import io.writeproof.results.store.RunStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs a session from its first pair to its last, and stores after each run how far it came. Used by one thread. */
public final class PairMeasurement {

    private final PairRunner runner;
    private final RunStore store;
    private final Progress progress;

    /** Stores sessions in {@code store}, where {@code runner} stores the runs. */
    public PairMeasurement(PairRunner runner, RunStore store, Progress progress) {
        this.runner = runner;
        this.store = store;
        this.progress = progress;
    }

    /**
     * Measures so many pairs.
     *
     * @param planned the session without its runs
     * @return the file of the session, with its runs
     * @throws PairsException when a run fails; the runs before it and their file stay
     */
    public Path measure(PairSession planned, int pairs) {
        List<Turn> order = Turn.order(pairs, planned.seed());
        PairSession session = planned;
        Path file = store.publish(session.fileName(), session.json());
        progress.line(
                order.size() + " runs in " + pairs + " pairs, order of seed " + planned.seed() + ", session " + file);
        Instant began = progress.now();
        for (int i = 0; i < order.size(); i++) {
            Turn turn = order.get(i);
            Instant start = progress.now();
            List<String> stored = runner.run(turn.side(), session.script());
            session = session.with(new Measured(turn.pair(), turn.side(), stored));
            file = store.publish(session.fileName(), session.json());
            String what = "pair " + turn.pair() + " " + turn.side().label() + " "
                    + session.revision(turn.side()).shortCommit();
            progress.ended(i + 1, order.size(), began, Duration.between(start, progress.now()), what);
        }
        return file;
    }
}
