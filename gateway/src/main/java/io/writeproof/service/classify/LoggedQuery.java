package io.writeproof.service.classify;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.time.Instant;
import java.util.UUID;

/**
 * One answered request as it is stored.
 *
 * @param id UUIDv7, the key of the row
 * @param latencyMicros from the request to its classification, without the time that storing it takes
 */
public record LoggedQuery(UUID id, ClassifyRequest request, ClassifyAnswer answer, long latencyMicros) {

    static LoggedQuery of(ClassifyRequest request, ClassifyAnswer answer, long latencyMicros) {
        return new LoggedQuery(UuidCreator.getTimeOrderedEpochFast(), request, answer, latencyMicros);
    }

    /** The time in {@code id}, to the millisecond. */
    Instant createdAt() {
        return UuidUtil.getInstant(id);
    }
}
