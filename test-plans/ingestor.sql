-- Messages in the table
SELECT count(*) AS messages, count(DISTINCT user_id) AS users, count(DISTINCT channel_id) AS channels FROM messages;

-- Latest messages, without their text
SELECT id, user_id, channel_id, created_at, inserted_at FROM messages ORDER BY inserted_at DESC LIMIT 10;

-- Messages by channel, the ten with most
SELECT channel_id, count(*) AS messages FROM messages GROUP BY channel_id ORDER BY messages DESC, channel_id LIMIT 10;
