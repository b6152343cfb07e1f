package io.writeproof.summary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes the timeline of a run as lines of JSON: one that says which run it is, then one for each second. Thread-safe.
 *
 * <p>Numbers have six decimals at most.
 */
public final class TimelineJson {

    /** Version of the format; readers ignore fields that they do not know, so a new one does not change it. */
    public static final int SCHEMA_VERSION = 1;

    private static final double INTERVAL_S = 1;
    private static final double DECIMALS = 1e6;
    private static final Rounding ROUNDING = new Rounding();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Double.class, ROUNDING).addSerializer(double.class, ROUNDING))
            .build();

    private TimelineJson() {}

    /** The first line, with its end. */
    public static byte[] header(String runId, Instant startedAt) {
        return line(MAPPER.createObjectNode()
                .put("schema_version", SCHEMA_VERSION)
                .put("run_id", runId)
                .put("started_at", startedAt.toString())
                .put("interval_s", INTERVAL_S));
    }

    /** The line of a second, with its end. */
    public static byte[] line(TimelineSecond second) {
        return line((Object) second);
    }

    private static byte[] line(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + '\n').getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A second could not be written to memory", e);
        }
    }

    /** JSON has no infinity. */
    private static final class Rounding extends JsonSerializer<Double> {

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(Math.rint(value * DECIMALS) / DECIMALS);
            } else {
                out.writeNull();
            }
        }
    }
}
