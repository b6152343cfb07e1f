-- The table of the source service as far as its programs tell: its definition is not public. message_id is stored here, and unique:
-- there the name that a caller was given never reached the database, so a message could be neither found nor known twice.
-- created_at is the receipt and inserted_at the insert, both with a time zone; there they were without, and read as local time.

CREATE TABLE messages (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  uuid        NOT NULL UNIQUE,
    user_id     int         NOT NULL CHECK (user_id > 0),
    channel_id  int         NOT NULL CHECK (channel_id > 0),
    content     text        NOT NULL CHECK (char_length(content) BETWEEN 1 AND 2000 AND btrim(content) <> ''),
    created_at  timestamptz NOT NULL,
    inserted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX messages_inserted_at ON messages (inserted_at);
CREATE INDEX messages_channel_id ON messages (channel_id);
