package io.writeproof.service.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema that somebody wants to be registered.
 *
 * @param name together with {@code version} its identity
 * @param version see {@code name}
 * @param format the language of {@code content}
 * @param content the text that is stored; for the same schema the same text, whatever its spacing was
 * @param state as its author says
 * @param compatibility what it promises towards earlier versions
 * @param notes what is kept with it
 */
public record Registration(
        SchemaName name,
        SchemaVersion version,
        SchemaFormat format,
        String content,
        SchemaState state,
        CompatibilityMode compatibility,
        Notes notes) {

    /**
     * What is kept with a schema and means nothing to the registry.
     *
     * @param description null for none
     * @param tags in the order given
     * @param metadata text of a JSON object
     */
    public record Notes(@Nullable String description, List<String> tags, String metadata) {

        /** No notes. */
        public static final Notes NONE = new Notes(null, List.of(), "{}");

        public Notes {
            tags = List.copyOf(tags);
        }
    }
}
