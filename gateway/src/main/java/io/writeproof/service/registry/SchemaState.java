package io.writeproof.service.registry;

/** Where a schema stands in its life, as its author says; nothing here depends on it. */
public enum SchemaState {
    DRAFT,
    ACTIVE,
    DEPRECATED,
    ARCHIVED,
    DELETED
}
