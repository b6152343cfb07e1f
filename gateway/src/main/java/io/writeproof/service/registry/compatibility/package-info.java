/**
 * Whether one JSON Schema accepts every document that another accepts.
 *
 * <p>{@link io.writeproof.service.registry.compatibility.Containment} answers it from the two schemas alone. The answer is
 * careful: no gap is proof that there is none, while a gap may be one that no document falls into, because the rules do not
 * understand every combination of keywords. The rules follow those of Confluent's registry ("JSON Schema Serializer and
 * Deserializer", section "Compatibility rules"), where removing from and adding to an object depends on whether it is open,
 * partially open or closed. They are stricter in two points, so that the proof holds for validators: a default in the schema
 * does not make a required property optional, and a {@code oneOf} with more branches does not accept what the shorter one
 * accepted.
 */
@NullMarked
package io.writeproof.service.registry.compatibility;

import org.jspecify.annotations.NullMarked;
