-- The statements that the gateway sends for most of the work on orchestrations. Each is a title, a query for the parameters of
-- one execution, and the statement. See HotStatement. What ends work needs work under way, and is not executed without.

-- title: Take an instance with its messages and its history
SELECT 5000;
SELECT * FROM fetch_orchestration_item($1);

-- title: End a turn of an instance
SELECT instance_id, lock_token, NULL, 1000000, '{ActivityScheduled}', '{"{}"}', NULL, NULL FROM instance_locks LIMIT 1;
SELECT ack_orchestration_item($1, $2, $3, $4, $5, $6, $7, $8);

-- title: Take an activity
SELECT 30000;
SELECT * FROM fetch_work_item($1);

-- title: End an activity
SELECT id, lock_token, '{}' FROM worker_queue LIMIT 1;
SELECT ack_worker($1, $2, $3);
