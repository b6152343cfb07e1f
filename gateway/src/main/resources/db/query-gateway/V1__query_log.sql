-- One row for each answered request of the query gateway. The source service has no database: this table is the project's
-- own, and there for the checker. Two rows of one request are possible on purpose, since finding them is the checker's job.

CREATE TABLE query_log (
    id              uuid             NOT NULL,
    created_at      timestamptz      NOT NULL,
    run_tag         text,
    request_key     text             NOT NULL,
    body_request_id text,
    query           text             NOT NULL,
    label           int              NOT NULL,
    confidence      double precision NOT NULL,
    cached          boolean          NOT NULL,
    latency_us      bigint           NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX query_log_run ON query_log (run_tag);
