package io.writeproof.service.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Checks documents against JSON Schemas, each compiled once and kept within a bound.
 *
 * <p>References lead into the schema itself or to a published meta-schema and nowhere else: nothing is fetched and no file is
 * read, whatever a schema says. A schema that makes a check endless, by its patterns or by its references, is given up.
 * Thread-safe.
 */
final class DocumentValidator {

    /** Schemas of more characters take the room of several. */
    static final int ORDINARY_LENGTH = 4_096;

    private static final String META_SCHEMAS = "https?://json-schema\\.org/.*";

    /** Keywords applied to values: several times what ten megabytes of document need. */
    private static final int MOST_STEPS = 10_000_000;

    private final TimedPatterns patterns;
    private final com.networknt.schema.SchemaRegistry compiler;
    private final Cache<UUID, Compiled> compiled;

    private record Compiled(Schema schema, int characters) {

        /** What is made of a schema grows with its text, whatever the number of schemas. */
        int weight() {
            return Math.max(characters, ORDINARY_LENGTH);
        }
    }

    /** Keeps that many compiled schemas of ordinary length, and fewer long ones. */
    DocumentValidator(int compiledSchemas) {
        this(compiledSchemas, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** The same with another clock for {@link TimedPatterns}. */
    DocumentValidator(int compiledSchemas, LongSupplier threadNanos) {
        this.patterns = new TimedPatterns(threadNanos);
        this.compiler = compiler(patterns);
        this.compiled = Caffeine.newBuilder()
                .maximumWeight((long) compiledSchemas * ORDINARY_LENGTH)
                .<UUID, Compiled>weigher((id, schema) -> schema.weight())
                .executor(Runnable::run)
                .build();
    }

    private static com.networknt.schema.SchemaRegistry compiler(TimedPatterns patterns) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(patterns)
                .executionContextCustomizer(
                        (context, schema) -> context.executionConfig(check -> check.maxEvaluationSteps(MOST_STEPS)))
                .build();
        return com.networknt.schema.SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaCacheEnabled(false)
                        .schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)
                                .block(iri -> !iri.toString().matches(META_SCHEMAS))));
    }

    /**
     * What is wrong with a document, each with its place as a JSON pointer; nothing if it is valid.
     *
     * @throws ServiceException if the schema cannot be applied
     */
    List<String> errors(RegisteredSchema schema, JsonNode document) {
        patterns.restart();
        try {
            return compiled.get(schema.id(), id -> compile(schema)).schema().validate(document).stream()
                    .map(DocumentValidator::describe)
                    .toList();
        } catch (TimedPatterns.TooSlow e) {
            throw unusable(String.valueOf(e.getMessage()));
        } catch (ValidationLimitExceededException e) {
            throw unusable("it takes more than " + MOST_STEPS + " steps for this document");
        } catch (SchemaException e) {
            throw unusable("it cannot be compiled (" + e.getClass().getSimpleName() + ")");
        } catch (StackOverflowError e) {
            throw unusable("it refers to itself without end");
        }
    }

    private Compiled compile(RegisteredSchema schema) {
        return new Compiled(
                compiler.getSchema(JsonSchemas.tree(schema)),
                schema.registration().content().length());
    }

    private static ServiceException unusable(String why) {
        return new ServiceException(Reason.UNUSABLE, "the schema cannot be applied: " + why);
    }

    private static String describe(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }

    /** Schemas that are kept, about. */
    long keptSchemas() {
        return compiled.estimatedSize();
    }
}
