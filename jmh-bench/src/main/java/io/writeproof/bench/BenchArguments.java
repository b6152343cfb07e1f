package io.writeproof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line and the environment ask for.
 *
 * @param postgresUrl a server to use instead of an embedded one; taken out of JMH's arguments, because JMH stores those
 * @param fsyncDelay by which each flush of the embedded server is made slower
 * @param store the results directory to store the run in
 * @param jmh everything else, for JMH
 */
record BenchArguments(Optional<String> postgresUrl, Duration fsyncDelay, Optional<Path> store, List<String> jmh) {

    static final String HELP = """

            Options of this program beside JMH's:
              -p postgresUrl=URL   Measure this server instead of an embedded one (or set DATABASE_URL).
              --fsync-delay TIME   Make each flush of the embedded server slower by 500us, 1ms, ...: a slower disk.
              --store DIR          Store the run below this results directory.
              -prof PROFILER       Instead of those that are always on: what an operation allocates, and costs the server.
            """;

    private static final String STORE = "--store";
    private static final String FSYNC_DELAY = "--fsync-delay";
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})(us|ms)");
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
        Duration fsyncDelay = Duration.ZERO;
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
            } else if (argument.equals(FSYNC_DELAY)) {
                fsyncDelay = delay(valueOf(arguments, i++));
            } else {
                jmh.add(argument);
            }
        }
        return new BenchArguments(url, fsyncDelay, store, jmh);
    }

    /** The server that is asked for, with the settings it comes with. */
    ServerChoice server() {
        try {
            return new ServerChoice(postgresUrl, Map.of(), fsyncDelay);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Duration delay(String text) {
        Matcher matcher = DELAY.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(FSYNC_DELAY + " expects a time such as 500us or 1ms, found '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.of(number, ChronoUnit.MICROS);
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
