package io.writeproof.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A format of files that others read, as its schema says. */
public enum StoredFormat {
    /** Of {@code run.json}. */
    LOAD("load"),
    /** Of a line of {@code run.timeline.jsonl}. */
    TIMELINE("timeline");

    private final String name;

    StoredFormat(String name) {
        this.name = name;
    }

    /** What is wrong with a document; nothing when it is as it should be. */
    public Set<ValidationMessage> complaints(JsonNode document) {
        return schema().validate(document);
    }

    /** The same of its text. */
    public Set<ValidationMessage> complaints(String document) {
        return schema().validate(document, InputFormat.JSON);
    }

    /** The schema as a document. */
    JsonNode document() {
        return schema().getSchemaNode();
    }

    private JsonSchema schema() {
        Path file = Path.of(System.getProperty("basedir", ""), "..", "results", "schema", name + ".schema.json");
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
