package io.writeproof.service.ingest;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One message as it is stored, checked in form.
 *
 * @param id UUIDv7, the name that the caller is given
 * @param userId 1 or more
 * @param channelId 1 or more
 * @param content 1 to {@value #MAX_CONTENT} characters, not all of them blank
 * @param createdAt when it was received
 */
public record Message(UUID id, int userId, int channelId, String content, Instant createdAt) {

    /** The longest content, in Unicode characters. */
    public static final int MAX_CONTENT = 2000;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** A message that has just been received; what is below the microsecond is cut off, since no column holds it. */
    public static Message received(int userId, int channelId, String content, Instant now) {
        Instant createdAt = now.truncatedTo(ChronoUnit.MICROS);
        return new Message(UuidCreator.getTimeOrderedEpochFast(), userId, channelId, content, createdAt);
    }

    /**
     * Nanoseconds from its receipt to this moment; 0 when a clock has been set back meanwhile, and no more than a
     * {@code long} holds, whatever another program has sent for the receipt.
     */
    public long nanosUntil(Instant moment) {
        Duration since = Duration.between(createdAt, moment);
        if (since.isNegative()) {
            return 0;
        }
        return since.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : since.toNanos();
    }
}
