-- The statements that the gateway sends for most requests to this service. Each is a title, a query for the parameters of
-- one execution, and the statement. See HotStatement.

-- title: Log twenty answered queries
SELECT
  array_agg(gen_random_uuid()::text), array_agg(created_at::text), array_agg(run_tag::text),
  array_agg(request_key::text), array_agg(body_request_id::text), array_agg(query::text), array_agg(label::text),
  array_agg(confidence::text), array_agg(cached::text), array_agg(latency_us::text)
FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM query_log ORDER BY id LIMIT 20) AS twenty
HAVING count(*) > 0;
INSERT INTO query_log (
    id, created_at, run_tag, request_key, body_request_id, query, label, confidence, cached, latency_us)
  SELECT
    u.id::uuid, u.created_at::timestamptz, u.run_tag::text, u.request_key::text, u.body_request_id::text,
    u.query::text, u.label::int4, u.confidence::float8, u.cached::bool, u.latency_us::int8
  FROM unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[]) AS u(
    id, created_at, run_tag, request_key, body_request_id, query, label, confidence, cached, latency_us);
