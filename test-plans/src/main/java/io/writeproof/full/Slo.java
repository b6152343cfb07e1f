package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A gate of a load plan and what was measured for it. Immutable.
 *
 * @param plan the plan's label
 * @param gate the gate's name, unique in the plan
 * @param rule the rule as it was read
 * @param limit in the unit; null when there is none, or none that is a number
 * @param measured in the unit; null when it is no number, or there was nothing to measure
 * @param unit {@code ms}, {@code ratio}, {@code 1/s}, {@code count}, {@code state}, or empty
 * @param passed whether it held
 * @param reason one sentence with both
 */
record Slo(
        String plan,
        String gate,
        String rule,
        @Nullable Double limit,
        @Nullable Double measured,
        String unit,
        boolean passed,
        String reason) {

    /** The reason of a gate without a limit, when there was no value either. */
    private static final String UNLIMITED = "no limit configured";

    /** Every gate of a stored run, in the order of the rules. */
    static List<Slo> of(String plan, StoredRun run) {
        return StreamSupport.stream(run.document().path("gates").spliterator(), false)
                .map(gate -> of(plan, gate))
                .toList();
    }

    private static Slo of(String plan, JsonNode gate) {
        return new Slo(
                plan,
                gate.path("name").asText(),
                gate.path("rule").asText(),
                Figures.number(gate.path("limit")),
                Figures.number(gate.path("actual")),
                gate.path("unit").asText(),
                gate.path("passed").asBoolean(),
                gate.path("reason").asText());
    }

    /** The gates of a plan that were not judged, in one row. */
    static Slo unknown(String plan, String reason) {
        return new Slo(plan, "all", "the rules of the plan", null, null, "state", false, reason);
    }

    /** The measured value for people: with its unit, or in words when it is no number. */
    String measuredText() {
        if (measured == null) {
            return reason.equals(UNLIMITED) ? "nothing to measure" : reason;
        }
        return switch (unit) {
            case "ms" -> String.format(Locale.ROOT, "%.2f ms", measured);
            case "ratio" -> String.format(Locale.ROOT, "%.2f %%", measured * 100);
            case "1/s" -> String.format(Locale.ROOT, "%.1f/s", measured);
            case "count" -> String.format(Locale.ROOT, "%.0f", measured);
            default -> String.format(Locale.ROOT, "%.4g", measured);
        };
    }
}
