package io.writeproof.service.registry;

/** The languages of schemas. Only the first is understood; schemas of the others are kept as they are. */
public enum SchemaFormat {
    /** JSON Schema. */
    JSON,
    /** Apache Avro. */
    AVRO,
    /** Protocol Buffers. */
    PROTOBUF
}
