package io.writeproof.results.report;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short name under which results of one database host are kept. Immutable.
 *
 * @param label {@code localhost} for this computer, the first label of another's name, or its whole address
 */
record DatabaseHost(String label) {

    private static final Set<String> HERE = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d+){3}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** The host with this name or address. */
    static DatabaseHost of(String nameOrAddress) {
        String host = nameOrAddress.toLowerCase(Locale.ROOT);
        if (HERE.contains(host) || LOOPBACK.matcher(host).matches()) {
            return new DatabaseHost("localhost");
        }
        String label = ADDRESS.matcher(host).matches() ? host : host.split("\\.", 2)[0];
        return new DatabaseHost(label.replaceAll("[^a-z0-9.-]", "-"));
    }

    String fileName() {
        return "stress-test-results-" + label + ".md";
    }
}
