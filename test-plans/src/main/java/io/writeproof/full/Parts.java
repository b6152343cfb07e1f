package io.writeproof.full;

import io.writeproof.postgres.DatabaseException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs one part after the other and notes how each ended; a part that fails does not keep the next from running. Used by one thread. */
final class Parts {

    private static final double NANOS = 1e9;

    private final List<Part> parts = new ArrayList<>();
    private final PrintStream out;
    private final Ending ending;

    Parts(PrintStream out, Ending ending) {
        this.out = out;
        this.ending = ending;
    }

    /** Runs a part, unless the end has been asked for. */
    Part run(String name, Step step) {
        if (ending.requested()) {
            return add(new Part(name, Outcome.INTERRUPTED, 0, "did not run: the run was interrupted before it"));
        }
        out.printf("%n== %s ==%n", name);
        return add(executed(name, step));
    }

    /** Does what is no part of its own, whatever has been asked for; it becomes one by failing. */
    void onlyIfItFails(String name, Step step) {
        Part done = executed(name, step);
        if (done.outcome() != Outcome.PASSED) {
            add(done);
        }
    }

    private static Part executed(String name, Step step) {
        long started = System.nanoTime();
        Result result = result(step);
        return new Part(name, result.outcome, (System.nanoTime() - started) / NANOS, result.reason);
    }

    private static Result result(Step step) {
        try {
            step.run();
            return new Result(Outcome.PASSED, "");
        } catch (PartFailedException e) {
            return new Result(e.outcome(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(Outcome.INTERRUPTED, "interrupted");
        } catch (DatabaseException e) {
            return new Result(Outcome.INVALID, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            // Whatever it was, the other parts are still worth running; it is in the report.
            return new Result(Outcome.INVALID, e.getClass().getSimpleName() + ": " + DatabaseException.reason(e));
        }
    }

    private Part add(Part part) {
        parts.add(part);
        out.printf(
                Locale.ROOT,
                "== %s %s after %.1f s%s ==%n",
                part.name(),
                part.outcome().label(),
                part.seconds(),
                part.reason().isEmpty() ? "" : ": " + part.reason());
        return part;
    }

    List<Part> all() {
        return List.copyOf(parts);
    }

    /** One part's work. */
    @FunctionalInterface
    interface Step {

        /**
         * Does it.
         *
         * @throws PartFailedException when it did not pass
         * @throws Exception when there is no verdict
         */
        void run() throws Exception;
    }

    private record Result(Outcome outcome, String reason) {}
}
