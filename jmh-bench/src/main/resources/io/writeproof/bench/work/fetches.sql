-- What the gateway's fetch_work_item is compared with: the same but for the way in which a row is taken.

-- Waits for the row that another caller is just taking, and goes on to the next one when that has been taken.
CREATE OR REPLACE FUNCTION fetch_work_item_waiting(p_lease_ms bigint)
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
        FOR UPDATE)
    RETURNING w.id, w.instance_id, w.activity_id, w.work_item, w.lock_token, w.attempt_count;
END $$;

-- Tries the advisory lock of one row after the other. In a loop and not in the condition of a query, where the planner may have it
-- tried for rows that are not taken. The row is looked at again with the lock: what was seen without it may be old.
CREATE OR REPLACE FUNCTION fetch_work_item_advisory(p_lease_ms bigint)
RETURNS TABLE (id bigint, instance_id text, activity_id bigint, work_item text, lock_token text, attempt_count int)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_now bigint := now_ms();
    v_id  bigint;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    FOR v_id IN
        SELECT q.id FROM worker_queue q
        WHERE q.visible_at <= clock_timestamp() AND q.locked_until <= v_now
        ORDER BY q.id
    LOOP
        IF pg_try_advisory_xact_lock(v_id) THEN
            RETURN QUERY
            UPDATE worker_queue w
            SET lock_token = 'lock_' || gen_random_uuid(), locked_until = v_now + p_lease_ms,
                attempt_count = w.attempt_count + 1
            WHERE w.id = v_id AND w.locked_until <= v_now
            RETURNING w.id, w.instance_id, w.activity_id, w.work_item, w.lock_token, w.attempt_count;
            EXIT WHEN FOUND;
        END IF;
    END LOOP;
END $$;
