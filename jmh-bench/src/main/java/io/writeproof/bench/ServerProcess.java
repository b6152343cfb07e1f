package io.writeproof.bench;

import io.writeproof.postgres.EmbeddedServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts an embedded server, prints its URL, and stops it when standard input ends. */
final class ServerProcess {

    private ServerProcess() {}

    /** Takes settings of {@code postgresql.conf} as {@code name=value}. */
    public static void main(String[] settings) throws IOException {
        Map<String, String> map =
                Arrays.stream(settings).map(s -> s.split("=", 2)).collect(Collectors.toMap(s -> s[0], s -> s[1]));
        try (EmbeddedServer server = EmbeddedServer.start(map)) {
            System.out.println(server.connection().url());
            while (System.in.read() >= 0) {
                // Nothing is said on this stream; its end is the signal.
            }
        }
    }
}
