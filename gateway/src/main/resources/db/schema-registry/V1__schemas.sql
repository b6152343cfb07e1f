-- The table of the source service, with the same columns, so that one parity query fits both. It differs in two points:
-- * content_hash is not unique. There two schemas of different names could not have the same text, and registering the second
--   was an error of the server. One version of one name is what may exist once.
-- * The indexes that nothing reads (on state, created_at, tags, metadata and content_hash) are left out: each would cost every
--   registration. Reading is by id, and by name and version; the rows of a run are those of a namespace.

CREATE TABLE schemas (
    id                 uuid        PRIMARY KEY,
    namespace          text        NOT NULL CHECK (char_length(namespace) BETWEEN 1 AND 255),
    name               text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    version_major      int         NOT NULL,
    version_minor      int         NOT NULL,
    version_patch      int         NOT NULL,
    format             text        NOT NULL CHECK (format IN ('JSON', 'AVRO', 'PROTOBUF')),
    content            text        NOT NULL,
    content_hash       text        NOT NULL CHECK (char_length(content_hash) = 64),
    state              text        NOT NULL
        CHECK (state IN ('DRAFT', 'ACTIVE', 'DEPRECATED', 'ARCHIVED', 'DELETED')),
    compatibility_mode text        NOT NULL
        CHECK (compatibility_mode IN ('BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL',
                                      'FULL_TRANSITIVE', 'NONE')),
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    created_by         text,
    metadata           jsonb       NOT NULL,
    tags               text[]      NOT NULL,
    description        text,
    CONSTRAINT schemas_version UNIQUE (namespace, name, version_major, version_minor, version_patch)
);
