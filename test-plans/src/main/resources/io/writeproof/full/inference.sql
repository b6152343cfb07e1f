-- The statements that the gateway sends for most requests to this service. Each is a title, a query for the parameters of
-- one execution, and the statement. See HotStatement.

-- title: Store an inference, a row in each table
SELECT
  gen_random_uuid(), c.created_at, c.function_name, c.variant_name, c.episode_id, c.processing_time_ms, c.input,
  c.output, c.inference_params, c.tags, gen_random_uuid(), m.created_at, m.inference_id, m.model_name,
  m.model_provider_name, m.input_tokens, m.output_tokens, m.response_time_ms, m.finish_reason, m.cached,
  m.raw_request, m.raw_response
FROM chat_inferences c JOIN model_inferences m ON m.inference_id = c.id
ORDER BY c.id LIMIT 1;
WITH part0 AS (
  INSERT INTO chat_inferences (
    id, created_at, function_name, variant_name, episode_id, processing_time_ms, input, output, inference_params, tags)
  VALUES (
    $1::uuid, $2::timestamptz, $3::text, $4::text, $5::uuid, $6::int4, $7::jsonb, $8::jsonb, $9::jsonb, $10::jsonb))
INSERT INTO model_inferences (
    id, created_at, inference_id, model_name, model_provider_name, input_tokens, output_tokens, response_time_ms,
    finish_reason, cached, raw_request, raw_response)
  VALUES (
    $11::uuid, $12::timestamptz, $13::uuid, $14::text, $15::text, $16::int4, $17::int4, $18::int4, $19::text,
    $20::bool, $21::text, $22::text);
