package io.writeproof.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line and the environment ask for.
 *
 * @param postgresUrl a server to use instead of an embedded one; taken out of JMH's arguments, because JMH stores those
 * @param store the results directory to store the run in
 * @param jmh everything else, for JMH
 */
record BenchArguments(Optional<String> postgresUrl, Optional<Path> store, List<String> jmh) {

    static final String HELP = """

            Options of this program beside JMH's:
              -p postgresUrl=URL   Measure this server instead of an embedded one (or set DATABASE_URL).
              --store DIR          Store the run below this results directory.
              -prof PROFILER       Instead of the one that is always on: bytes allocated per operation.
            """;

    private static final String STORE = "--store";
    private static final String PARAMETER = "-p";
    private static final String URL = "postgresUrl=";

    BenchArguments {
        jmh = List.copyOf(jmh);
    }

    /**
     * Divides arguments between this program and JMH.
     *
     * @throws UsageException when an option lacks its value
     */
    static BenchArguments parse(List<String> arguments, Map<String, String> environment) {
        Optional<String> url =
                Optional.ofNullable(environment.get("DATABASE_URL")).filter(value -> !value.isEmpty());
        Optional<Path> store = Optional.empty();
        List<String> jmh = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(PARAMETER + URL)) {
                url = Optional.of(argument.substring((PARAMETER + URL).length()));
            } else if (argument.equals(PARAMETER) && valueOf(arguments, i).startsWith(URL)) {
                url = Optional.of(arguments.get(++i).substring(URL.length()));
            } else if (argument.startsWith(STORE + "=")) {
                store = Optional.of(Path.of(argument.substring(STORE.length() + 1)));
            } else if (argument.equals(STORE)) {
                store = Optional.of(Path.of(valueOf(arguments, i++)));
            } else {
                jmh.add(argument);
            }
        }
        return new BenchArguments(url, store, jmh);
    }

    private static String valueOf(List<String> arguments, int option) {
        if (option + 1 == arguments.size()) {
            throw new UsageException(arguments.get(option) + " expects a value, found none; see -h");
        }
        return arguments.get(option + 1);
    }

    /** The command line cannot be understood. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
