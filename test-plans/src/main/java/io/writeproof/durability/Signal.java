package io.writeproof.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals that {@link ProcessHandle} cannot send. */
enum Signal {
    QUIT,
    STOP,
    CONT;

    /**
     * Sends it to processes of ours; those that have ended meanwhile are left out.
     *
     * @throws RigException if the system has no {@code kill}
     */
    void send(Collection<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new RigException("cannot run kill: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted while sending SIG" + name(), e);
        }
    }
}
