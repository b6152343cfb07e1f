package io.writeproof.summary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines of files of JSON, an object each (https://jsonlines.org): names in snake case, fractions to a millionth. Stateless. */
final class JsonLine {

    private static final double DECIMALS = 1e6;
    private static final Rounding ROUNDING = new Rounding();

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Double.class, ROUNDING).addSerializer(double.class, ROUNDING))
            .build();

    private JsonLine() {}

    /** An object to be filled. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** With the line's end. */
    static byte[] of(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + '\n').getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A line could not be written to memory", e);
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
