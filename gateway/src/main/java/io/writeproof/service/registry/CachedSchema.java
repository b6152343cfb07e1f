package io.writeproof.service.registry;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A schema with the form in which callers get it, made when the first of them asks. Thread-safe. */
final class CachedSchema<D> {

    private final RegisteredSchema schema;
    private final Function<RegisteredSchema, D> form;
    private volatile @Nullable D document;

    CachedSchema(RegisteredSchema schema, Function<RegisteredSchema, D> form) {
        this.schema = schema;
        this.form = form;
    }

    RegisteredSchema schema() {
        return schema;
    }

    /** Always of the same content; two first callers may get two of them. */
    D document() {
        D made = document;
        if (made == null) {
            made = form.apply(schema);
            document = made;
        }
        return made;
    }
}
