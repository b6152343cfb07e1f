package io.writeproof.target;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a series only ever grows while its process lives. */
enum SeriesKind {
    /** A counter, or the count, sum or bucket of a histogram or summary: to fall means to have been reset. */
    CUMULATIVE,
    /** Anything that may fall. */
    GAUGE;

    private static final List<String> SUFFIXES = List.of("_total", "_bucket", "_count", "_sum");

    /**
     * The kind of a metric by the declared types.
     *
     * <p>A counter is declared under its own name in the Prometheus format and without {@code _total} in OpenMetrics. A
     * metric that is not declared is taken for what its suffix says by convention.
     *
     * @param types the word after {@code # TYPE} by name
     */
    static SeriesKind of(String name, Map<String, String> types) {
        String suffix = SUFFIXES.stream().filter(name::endsWith).findFirst().orElse("");
        String own = types.get(name);
        String type = own == null ? types.get(name.substring(0, name.length() - suffix.length())) : own;
        boolean grows = isUndeclared(type) ? !suffix.isEmpty() : isCumulative(type, suffix);
        return grows ? CUMULATIVE : GAUGE;
    }

    private static boolean isUndeclared(@Nullable String type) {
        return type == null || type.equals("untyped") || type.equals("unknown");
    }

    private static boolean isCumulative(@Nullable String type, String suffix) {
        return "counter".equals(type) || (List.of("histogram", "summary").contains(type) && !suffix.isEmpty());
    }
}
