-- Executions by status
SELECT status, count(*) AS executions FROM executions GROUP BY status ORDER BY status;

-- Left in the queues
SELECT (SELECT count(*) FROM orchestrator_queue) AS orchestrator_queue, (SELECT count(*) FROM worker_queue) AS worker_queue;

-- Events by type
SELECT event_type, count(*) AS events FROM history GROUP BY event_type ORDER BY event_type;
