package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reading of trees in which anything may be missing, or of another kind than expected. Stateless. */
final class Json {

    private Json() {}

    static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    static double numberOrNaN(JsonNode node) {
        return number(node).orElse(Double.NaN);
    }

    /** A text that is not empty. */
    static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }

    static Optional<Instant> instant(JsonNode node) {
        try {
            return text(node).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.isObject() ? object.properties().stream() : Stream.empty();
    }
}
