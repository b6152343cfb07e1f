package io.writeproof.service.registry;

import java.time.Instant;
import java.util.UUID;

/** Schemas as tests need them. */
final class TestSchemas {

    private TestSchemas() {}

    /** A version of the name {@code n.s}. */
    static Registration wanted(int major, CompatibilityMode mode, String content) {
        return new Registration(
                new SchemaName("n", "s"),
                new SchemaVersion(major, 0, 0),
                SchemaFormat.JSON,
                content,
                SchemaState.ACTIVE,
                mode,
                Registration.Notes.NONE);
    }

    /** The same as a schema with this id. */
    static RegisteredSchema of(UUID id, String content) {
        Registration wanted = wanted(1, CompatibilityMode.BACKWARD, content);
        return new RegisteredSchema(id, wanted, RegisteredSchema.hash(content), Instant.EPOCH);
    }
}
