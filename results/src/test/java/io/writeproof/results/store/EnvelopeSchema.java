package io.writeproof.results.store;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schemas of the envelope and of what is in it. */
public final class EnvelopeSchema {

    private EnvelopeSchema() {}

    static List<String> violations(String json) throws IOException {
        return violations("envelope", json);
    }

    /** What a document has against one of the schemas, such as {@code jmh}. */
    public static List<String> violations(String name, String json) throws IOException {
        String schema = Files.readString(Path.of("schema/" + name + ".schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
