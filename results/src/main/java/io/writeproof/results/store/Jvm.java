package io.writeproof.results.store;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Java virtual machine that drove a run.
 *
 * @param vendor such as {@code Eclipse Adoptium}
 * @param version the full runtime version
 * @param flags the {@code -X} options, without system properties (they may hold secrets) and without paths
 * @param gc the garbage collectors' names
 */
public record Jvm(String vendor, String version, List<String> flags, String gc) {

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(\\w+GC)");

    public Jvm {
        flags = List.copyOf(flags);
    }

    static Jvm current() {
        return new Jvm(
                System.getProperty("java.vendor", "unknown"),
                Runtime.version().toString(),
                publicFlags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")));
    }

    /**
     * A virtual machine that was launched from the same installation as this one, with these options.
     *
     * @param options of its command line; the collector among them names the collector
     */
    public static Jvm launched(List<String> options) {
        Jvm here = current();
        String gc = options.stream()
                .map(COLLECTOR::matcher)
                .filter(Matcher::matches)
                .map(option -> option.group(1))
                .reduce((first, last) -> last)
                .orElse(here.gc);
        return new Jvm(here.vendor, here.version, publicFlags(options), gc);
    }

    /** The {@code -X} options among these arguments, without those that hold paths. */
    public static List<String> publicFlags(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith("-X") && !argument.contains("/") && !argument.contains("\\"))
                .toList();
    }
}
