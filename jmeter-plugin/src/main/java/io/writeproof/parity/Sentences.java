package io.writeproof.parity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The findings in words. */
final class Sentences {

    private Sentences() {}

    /** One sentence that says what was found. */
    static String reason(Requests requests, Findings findings, Duration settledAfter) {
        List<String> parts = new ArrayList<>();
        Damage damage = findings.damage();
        add(parts, damage.lost(), "lost (acknowledged, no row)");
        add(parts, damage.duplicate(), "duplicate");
        add(parts, damage.unexpected(), "unexpected (no request asked for it)");
        add(parts, damage.orphan(), "orphan");
        if (parts.isEmpty()) {
            parts.add("all " + requests.acknowledged() + " acknowledged requests have their row");
            parts.add("settled after " + seconds(settledAfter));
        }
        add(parts, damage.late(), "late");
        return String.join(", ", parts);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void add(List<String> parts, KeyList keys, String what) {
        if (!keys.isEmpty()) {
            parts.add(keys.total() + " " + what);
        }
    }
}
