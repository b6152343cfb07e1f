package io.writeproof.service.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SpecificationVersion;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Checks documents against JSON Schemas, each compiled once and kept within a bound.
 *
 * <p>References lead into the schema itself or to a published meta-schema and nowhere else: nothing is fetched and no file is
 * read, whatever a schema says. Thread-safe.
 */
final class DocumentValidator {

    private static final String META_SCHEMAS = "https?://json-schema\\.org/.*";

    private final com.networknt.schema.SchemaRegistry compiler = com.networknt.schema.SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)
                            .block(iri -> !iri.toString().matches(META_SCHEMAS))));

    private final Cache<UUID, Schema> compiled;

    /** Keeps that many compiled schemas. */
    DocumentValidator(int compiledSchemas) {
        this.compiled = Caffeine.newBuilder().maximumSize(compiledSchemas).build();
    }

    /**
     * What is wrong with a document, each with its place as a JSON pointer; nothing if it is valid.
     *
     * @throws ServiceException if the schema cannot be applied
     */
    List<String> errors(RegisteredSchema schema, JsonNode document) {
        try {
            return compiled.get(schema.id(), id -> compile(schema)).validate(document).stream()
                    .map(DocumentValidator::describe)
                    .toList();
        } catch (SchemaException e) {
            throw unusable("it cannot be compiled (" + e.getClass().getSimpleName() + ")");
        } catch (StackOverflowError e) {
            throw unusable("it refers to itself without end");
        }
    }

    private Schema compile(RegisteredSchema schema) {
        return compiler.getSchema(JsonSchemas.tree(schema));
    }

    private static ServiceException unusable(String why) {
        return new ServiceException(Reason.UNUSABLE, "the schema cannot be applied: " + why);
    }

    private static String describe(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }
}
