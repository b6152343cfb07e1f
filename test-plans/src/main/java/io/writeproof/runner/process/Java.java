package io.writeproof.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How programs in Java are started, by the launcher of the JVM that runs this code. Stateless. */
public final class Java {

    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private static final Pattern CHOSEN = Pattern.compile("-XX:\\+Use\\w+GC");

    private Java() {}

    /** The program that started this JVM. */
    public static String launcher() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The beginning of a command whose process makes load, or bears it; to be added to. */
    public static List<String> command() {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(flags());
        return command;
    }

    /**
     * What leaves the most of the processors that generator and service share in a load test.
     *
     * <p>G1 marks and refines beside the program, and its barriers cost every write of a reference; pages of 4 KiB cost
     * misses in the tables of addresses. At 10,000 requests a second on two processors the response times show both. Who
     * names another collector in {@code JDK_JAVA_OPTIONS} has that.
     */
    static List<String> flags() {
        if (CHOSEN.matcher(System.getenv().getOrDefault("JDK_JAVA_OPTIONS", "")).find()) {
            return List.of();
        }
        String parallel = "-XX:+UseParallelGC";
        return offersHugePages() ? List.of(parallel, "-XX:+UseTransparentHugePages") : List.of(parallel);
    }

    /** Elsewhere than on Linux the flag is unknown to the JVM, and where they are switched off it is warned of. */
    private static boolean offersHugePages() {
        try {
            return Files.exists(HUGE_PAGES) && !Files.readString(HUGE_PAGES).contains("[never]");
        } catch (IOException e) {
            return false;
        }
    }
}
