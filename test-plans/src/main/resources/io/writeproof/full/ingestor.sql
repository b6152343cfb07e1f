-- The statements that the gateway sends for most requests to this service. Each is a title, a query for the parameters of
-- one execution, and the statement. See HotStatement.

-- title: Write twenty messages
SELECT
  array_agg(gen_random_uuid()::text), array_agg(user_id::text), array_agg(channel_id::text), array_agg(content::text),
  array_agg(created_at::text)
FROM (SELECT * FROM messages ORDER BY id LIMIT 20) AS twenty
HAVING count(*) > 0;
INSERT INTO messages (
    message_id, user_id, channel_id, content, created_at)
  SELECT
    u.message_id::uuid, u.user_id::int4, u.channel_id::int4, u.content::text, u.created_at::timestamptz
  FROM unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS u(
    message_id, user_id, channel_id, content, created_at);
