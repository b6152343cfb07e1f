package io.writeproof.bench.load;

import io.writeproof.bench.goal.PeerProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processor does what: the server the first, a warm generator the second, where {@code taskset} can say so.
 *
 * @param pinned whether it can
 */
record Cores(boolean pinned) {

    private static final String TASKSET = "taskset";

    static Cores find() {
        return new Cores(Runtime.getRuntime().availableProcessors() >= 2
                && PeerProgram.find(TASKSET).isPresent());
    }

    /** For the table's head. */
    String describe() {
        return pinned
                ? "server on cpu 0, generator after its warm-up on cpu 1"
                : "server and generator on any processor: taskset or a second processor is missing";
    }

    /** The command of a process on the first processor. */
    List<String> forServer(List<String> command) {
        List<String> all = new ArrayList<>(pinned ? List.of(TASKSET, "-c", "0") : List.of());
        all.addAll(command);
        return all;
    }

    /** Puts a running process on the second processor, with all its threads. */
    void pinGenerator(long pid) throws IOException, InterruptedException {
        if (pinned) {
            Process taskset = new ProcessBuilder(TASKSET, "-apc", "1", Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Not a failure when it says no: a thread of the process may have ended meanwhile.
            taskset.waitFor();
        }
    }
}
