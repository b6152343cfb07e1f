-- The tables that the inference service writes, named and keyed as in the source service, so that one parity query fits
-- both. As there, created_at comes from the UUIDv7 and no foreign key ties a model row to its inference: half-written
-- inferences are possible, and finding them is the checker's job, not the schema's.

CREATE TABLE chat_inferences (
    id                 uuid        NOT NULL,
    created_at         timestamptz NOT NULL,
    function_name      text        NOT NULL,
    variant_name       text        NOT NULL,
    episode_id         uuid        NOT NULL,
    processing_time_ms int,
    ttft_ms            int,
    input              jsonb       NOT NULL,
    output             jsonb       NOT NULL,
    inference_params   jsonb       NOT NULL,
    tags               jsonb       NOT NULL,
    PRIMARY KEY (id, created_at)
);
CREATE INDEX chat_inferences_run ON chat_inferences ((tags ->> 'load_test_run_id'));

-- Stays empty: this gateway has chat functions only. It exists because the parity query reads both tables.
CREATE TABLE json_inferences (LIKE chat_inferences INCLUDING ALL);

CREATE TABLE model_inferences (
    id                  uuid        NOT NULL,
    created_at          timestamptz NOT NULL,
    inference_id        uuid        NOT NULL,
    model_name          text        NOT NULL,
    model_provider_name text        NOT NULL,
    input_tokens        int,
    output_tokens       int,
    response_time_ms    int,
    ttft_ms             int,
    finish_reason       text,
    cached              boolean     NOT NULL,
    raw_request         text        NOT NULL,
    raw_response        text        NOT NULL,
    PRIMARY KEY (id, created_at)
);
CREATE INDEX model_inferences_inference ON model_inferences (inference_id);
