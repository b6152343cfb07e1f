package io.writeproof.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.service.inference.Inference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes inferences for tests. */
public final class Inferences {

    private Inferences() {}

    public static Inference any() {
        return with("{\"messages\":[{\"role\":\"user\",\"content\":\"Grüße 🐘 'quoted' \\\\ {a,b}\"}]}", "raw");
    }

    public static List<Inference> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> any()).toList();
    }

    /** One that PostgreSQL rejects: its text holds a NUL. */
    public static Inference rejected() {
        return with("{}", "secret payload \u0000");
    }

    /** One with this input and this raw request of its model call. */
    public static Inference with(String input, String rawRequest) {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        return new Inference(
                id,
                Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16),
                "load_test_chat",
                "default",
                UuidCreator.getTimeOrderedEpoch(),
                null,
                input,
                "[{\"type\":\"text\",\"text\":\"answer\"}]",
                "{}",
                "{\"load_test_run_id\":\"r\"}",
                new Inference.ModelCall(
                        UuidCreator.getTimeOrderedEpoch(),
                        "dummy::good",
                        "dummy",
                        10,
                        20,
                        null,
                        "stop",
                        rawRequest,
                        "raw response, with, commas and \"quotes\""));
    }
}
