package io.writeproof.report.load;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps what looks like a secret off the page; stored runs have none, but files are sometimes written by others. Stateless. */
final class Secrets {

    private static final String MASK = "****";
    private static final Pattern NAMES = Pattern.compile(".*(password|passwd|secret|token|api_?key|credential).*");
    private static final Pattern IN_URL = Pattern.compile("(?<=://)([^/@\\s:]*):[^/@\\s]*@");
    private static final Pattern IN_QUERY = Pattern.compile("(?i)(password=)[^&\\s]*");

    private Secrets() {}

    /** The value of something of this name, without what nobody should see. */
    static String masked(String name, String value) {
        if (NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches() && !name.equals("max_tokens")) {
            return MASK;
        }
        return IN_QUERY.matcher(IN_URL.matcher(value).replaceAll("$1:" + MASK + "@"))
                .replaceAll("$1" + MASK);
    }
}
