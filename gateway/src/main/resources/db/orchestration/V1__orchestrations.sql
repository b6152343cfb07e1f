-- Tables and procedures of the orchestrations, with the names and columns of the source provider as far as they are used here. It
-- differs in these points:
-- * Times are the server's. There they are the callers': two callers whose clocks differ by more than a lease would take each
--   other's work.
-- * source_event_id names a message within its instance: 0 is its start, any other the event that asked for what has come to
--   pass. It is unique, so that nothing is started or completed twice, and a start may be sent again when its fate is unknown.
-- * A message is the event that will be in the history once it has been dealt with.
-- * There is one execution of an instance, and there are no sessions, tags or keys with values.
-- What takes, keeps or gives back a lock does not wait for the disk: a lock that is lost with the server means a second delivery
-- and no more. What completes something waits.

CREATE TABLE instances (
    instance_id          text        PRIMARY KEY,
    orchestration_name   text        NOT NULL,
    current_execution_id bigint      NOT NULL DEFAULT 1,
    created_at           timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE executions (
    instance_id  text        NOT NULL,
    execution_id bigint      NOT NULL DEFAULT 1,
    status       text        NOT NULL DEFAULT 'Running' CHECK (status IN ('Running', 'Completed', 'Failed')),
    output       text,
    started_at   timestamptz NOT NULL,
    completed_at timestamptz,
    PRIMARY KEY (instance_id, execution_id)
);

CREATE TABLE history (
    instance_id  text        NOT NULL,
    execution_id bigint      NOT NULL DEFAULT 1,
    event_id     bigint      NOT NULL,
    event_type   text        NOT NULL,
    event_data   text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (instance_id, execution_id, event_id)
);

-- Rows of the queues live for milliseconds. What is left of them must be cleared away long before a fifth of the table is dead.
CREATE TABLE orchestrator_queue (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance_id     text        NOT NULL,
    source_event_id bigint      NOT NULL,
    work_item       text        NOT NULL,
    visible_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    lock_token      text,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempt_count   int         NOT NULL DEFAULT 0,
    UNIQUE (instance_id, source_event_id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE TABLE worker_queue (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance_id   text        NOT NULL,
    activity_id   bigint      NOT NULL,
    work_item     text        NOT NULL,
    visible_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    lock_token    text,
    locked_until  bigint      NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempt_count int         NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE TABLE instance_locks (
    instance_id  text   PRIMARY KEY,
    lock_token   text   NOT NULL,
    locked_until bigint NOT NULL,
    locked_at    bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- An instance that has been started has no start in the queue any more, so the unique constraint does not know it. This looks after
-- the row is in: a start that waited for the transaction which took the first one away then sees the instance.
CREATE FUNCTION refuse_second_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM instances i WHERE i.instance_id = NEW.instance_id) THEN
        RAISE unique_violation USING MESSAGE = 'the instance has been started', CONSTRAINT = 'instances_pkey';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER one_start AFTER INSERT ON orchestrator_queue
    FOR EACH ROW WHEN (NEW.source_event_id = 0) EXECUTE FUNCTION refuse_second_start();

-- Milliseconds since 1970 by the server's clock.
CREATE FUNCTION now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
$$;

-- The oldest instance that has messages and is free: its messages and its history. Messages of one instance are never with two
-- callers. Everybody locks messages before the lock of their instance, and whoever holds that lock waits for nothing more, so nobody
-- waits in a circle.
CREATE FUNCTION fetch_orchestration_item(p_lease_ms bigint)
RETURNS TABLE (instance_id text, lock_token text, attempt_count int, messages text[], history text[])
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_instance_id text;
    v_lock_token  text := 'lock_' || gen_random_uuid();
    v_now         bigint;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    LOOP
        v_now := now_ms();
        SELECT q.instance_id INTO v_instance_id
        FROM orchestrator_queue q
        WHERE q.visible_at <= clock_timestamp()
          AND NOT EXISTS (SELECT FROM orchestrator_queue o WHERE o.instance_id = q.instance_id AND o.id < q.id)
          AND NOT EXISTS (SELECT FROM instance_locks l WHERE l.instance_id = q.instance_id AND l.locked_until > v_now)
        ORDER BY q.id LIMIT 1
        FOR UPDATE OF q SKIP LOCKED;
        IF NOT FOUND THEN
            RETURN;
        END IF;
        -- What was seen above may be old by now; the lock is what decides.
        INSERT INTO instance_locks AS l (instance_id, lock_token, locked_until, locked_at)
        VALUES (v_instance_id, v_lock_token, v_now + p_lease_ms, v_now)
        ON CONFLICT (instance_id) DO UPDATE
            SET lock_token = excluded.lock_token, locked_until = excluded.locked_until, locked_at = excluded.locked_at
            WHERE l.locked_until <= v_now;
        EXIT WHEN FOUND;
    END LOOP;
    RETURN QUERY
    WITH taken AS (
        UPDATE orchestrator_queue q SET lock_token = v_lock_token, attempt_count = q.attempt_count + 1
        WHERE q.id IN (
            SELECT m.id FROM orchestrator_queue m WHERE m.instance_id = v_instance_id FOR UPDATE SKIP LOCKED)
        RETURNING q.id, q.work_item, q.attempt_count)
    SELECT v_instance_id, v_lock_token, max(t.attempt_count), array_agg(t.work_item ORDER BY t.id),
           ARRAY(SELECT h.event_data FROM history h WHERE h.instance_id = v_instance_id ORDER BY h.event_id)
    FROM taken t;
END $$;

-- Ends a turn: what has happened goes into the history, activities that were scheduled to the workers, the messages and the lock go.
-- The first turn names the orchestration; the last one has a status. Answers the age of the execution in microseconds, and NULL if
-- somebody else has the instance by now: then nothing has happened.
CREATE FUNCTION ack_orchestration_item(p_instance_id text, p_lock_token text, p_orchestration text, p_first_event_id bigint,
                                       p_event_types text[], p_event_data text[], p_status text, p_output text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_arrived timestamptz;
    v_age     bigint;
BEGIN
    SELECT min(m.created_at) INTO v_arrived FROM (
        SELECT q.created_at FROM orchestrator_queue q
        WHERE q.instance_id = p_instance_id AND q.lock_token = p_lock_token ORDER BY q.id FOR UPDATE) m;
    DELETE FROM instance_locks l WHERE l.instance_id = p_instance_id AND l.lock_token = p_lock_token;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF p_orchestration IS NOT NULL THEN
        INSERT INTO instances (instance_id, orchestration_name) VALUES (p_instance_id, p_orchestration);
        INSERT INTO executions (instance_id, started_at) VALUES (p_instance_id, v_arrived);
    END IF;
    INSERT INTO history (instance_id, event_id, event_type, event_data)
    SELECT p_instance_id, p_first_event_id + e.place - 1, e.type, e.data
    FROM unnest(p_event_types, p_event_data) WITH ORDINALITY AS e (type, data, place);
    INSERT INTO worker_queue (instance_id, activity_id, work_item)
    SELECT p_instance_id, p_first_event_id + e.place - 1, e.data
    FROM unnest(p_event_types, p_event_data) WITH ORDINALITY AS e (type, data, place)
    WHERE e.type = 'ActivityScheduled' ORDER BY e.place;
    DELETE FROM orchestrator_queue q WHERE q.instance_id = p_instance_id AND q.lock_token = p_lock_token;
    IF p_status IS NOT NULL THEN
        UPDATE executions e SET status = p_status, output = p_output, completed_at = clock_timestamp()
        WHERE e.instance_id = p_instance_id;
    END IF;
    IF p_status = 'Failed' THEN
        DELETE FROM worker_queue w WHERE w.instance_id = p_instance_id;
    END IF;
    SELECT extract(epoch FROM clock_timestamp() - e.started_at) * 1000000 INTO v_age
    FROM executions e WHERE e.instance_id = p_instance_id;
    RETURN coalesce(v_age, 0);
END $$;

-- Lets go of an instance, to be taken again after a delay. False if somebody else has it by now.
CREATE FUNCTION abandon_orchestration_item(p_instance_id text, p_lock_token text, p_delay_ms bigint)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE orchestrator_queue q
    SET lock_token = NULL, visible_at = clock_timestamp() + p_delay_ms * interval '1 millisecond'
    WHERE q.instance_id = p_instance_id AND q.lock_token = p_lock_token;
    DELETE FROM instance_locks l WHERE l.instance_id = p_instance_id AND l.lock_token = p_lock_token;
    RETURN FOUND;
END $$;

-- Keeps an instance for as long again. False if somebody else has it by now.
CREATE FUNCTION renew_orchestration_item_lock(p_instance_id text, p_lock_token text, p_lease_ms bigint)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE instance_locks l SET locked_until = now_ms() + p_lease_ms
    WHERE l.instance_id = p_instance_id AND l.lock_token = p_lock_token;
    RETURN FOUND;
END $$;

-- The oldest activity that is free.
CREATE FUNCTION fetch_work_item(p_lease_ms bigint)
RETURNS TABLE (id bigint, instance_id text, activity_id bigint, work_item text, lock_token text, attempt_count int)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now bigint := now_ms();
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    RETURN QUERY
    UPDATE worker_queue w
    SET lock_token = 'lock_' || gen_random_uuid(), locked_until = v_now + p_lease_ms, attempt_count = w.attempt_count + 1
    WHERE w.id = (
        SELECT q.id FROM worker_queue q
        WHERE q.visible_at <= clock_timestamp() AND q.locked_until <= v_now
        ORDER BY q.id LIMIT 1
        FOR UPDATE SKIP LOCKED)
    RETURNING w.id, w.instance_id, w.activity_id, w.work_item, w.lock_token, w.attempt_count;
END $$;

-- Ends an activity: its outcome becomes a message to its instance. False if somebody else has it by now, or its instance has failed
-- meanwhile: then nothing has happened.
CREATE FUNCTION ack_worker(p_id bigint, p_lock_token text, p_outcome text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    WITH done AS (
        DELETE FROM worker_queue w WHERE w.id = p_id AND w.lock_token = p_lock_token RETURNING w.instance_id, w.activity_id)
    INSERT INTO orchestrator_queue (instance_id, source_event_id, work_item)
    SELECT d.instance_id, d.activity_id, p_outcome FROM done d;
    RETURN FOUND;
END $$;

-- Lets go of an activity, to be taken again after a delay; p_uncounted if it was not really tried. False if somebody else has it.
CREATE FUNCTION abandon_work_item(p_id bigint, p_lock_token text, p_delay_ms bigint, p_uncounted boolean)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE worker_queue w
    SET lock_token = NULL, locked_until = 0, visible_at = clock_timestamp() + p_delay_ms * interval '1 millisecond',
        attempt_count = w.attempt_count - p_uncounted::int
    WHERE w.id = p_id AND w.lock_token = p_lock_token;
    RETURN FOUND;
END $$;

-- Keeps an activity for as long again. False if somebody else has it by now.
CREATE FUNCTION renew_work_item_lock(p_id bigint, p_lock_token text, p_lease_ms bigint)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE worker_queue w SET locked_until = now_ms() + p_lease_ms WHERE w.id = p_id AND w.lock_token = p_lock_token;
    RETURN FOUND;
END $$;
