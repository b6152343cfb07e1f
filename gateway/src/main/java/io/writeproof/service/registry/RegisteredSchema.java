package io.writeproof.service.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A schema that is, or is about to be, in the table. Never changes.
 *
 * @param id time-ordered
 * @param registration what was asked for
 * @param contentHash SHA-256 of the content in UTF-8, 64 hexadecimal digits
 * @param createdAt in whole microseconds, as the table has it
 */
public record RegisteredSchema(UUID id, Registration registration, String contentHash, Instant createdAt) {

    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the same schema in the same language; what is kept with it does not count. */
    boolean hasContentOf(RegisteredSchema other) {
        return registration.format() == other.registration.format() && contentHash.equals(other.contentHash);
    }
}
