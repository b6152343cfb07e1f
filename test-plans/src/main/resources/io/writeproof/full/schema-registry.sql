-- The statements that the gateway sends for most requests to this service. Each is a title, a query for the parameters of
-- one execution, and the statement. See HotStatement.

-- title: Register a schema
SELECT
  gen_random_uuid(), namespace, name, version_major + 1000, version_minor, version_patch, format, content,
  content_hash, state, compatibility_mode, created_at, updated_at, description, tags, metadata
FROM schemas ORDER BY id DESC LIMIT 1;
INSERT INTO schemas (
    id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
    compatibility_mode, created_at, updated_at, description, tags, metadata)
  VALUES (
    $1::uuid, $2::text, $3::text, $4::int4, $5::int4, $6::int4, $7::text, $8::text, $9::text, $10::text, $11::text,
    $12::timestamptz, $13::timestamptz, $14::text, $15::_text, $16::jsonb);

-- title: Register twenty schemas
SELECT
  array_agg(gen_random_uuid()::text), array_agg(namespace::text), array_agg(name::text), array_agg((version_major +
  1000 * place)::text), array_agg(version_minor::text), array_agg(version_patch::text), array_agg(format::text),
  array_agg(content::text), array_agg(content_hash::text), array_agg(state::text),
  array_agg(compatibility_mode::text), array_agg(created_at::text), array_agg(updated_at::text),
  array_agg(description::text), array_agg(tags::text), array_agg(metadata::text)
FROM (SELECT *, row_number() OVER (ORDER BY id) AS place FROM schemas ORDER BY id LIMIT 20) AS twenty
HAVING count(*) > 0;
INSERT INTO schemas (
    id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
    compatibility_mode, created_at, updated_at, description, tags, metadata)
  SELECT
    u.id::uuid, u.namespace::text, u.name::text, u.version_major::int4, u.version_minor::int4, u.version_patch::int4,
    u.format::text, u.content::text, u.content_hash::text, u.state::text, u.compatibility_mode::text,
    u.created_at::timestamptz, u.updated_at::timestamptz, u.description::text, u.tags::_text, u.metadata::jsonb
  FROM unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[]) AS u(
    id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
    compatibility_mode, created_at, updated_at, description, tags, metadata);

-- title: Look a schema up by its id
SELECT id FROM schemas ORDER BY id DESC LIMIT 1;
SELECT
  id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
  compatibility_mode, created_at
FROM schemas
WHERE id = $1;

-- title: Look a schema up by name and version
SELECT namespace, name, version_major, version_minor, version_patch FROM schemas ORDER BY id DESC LIMIT 1;
SELECT
  id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
  compatibility_mode, created_at
FROM schemas
WHERE namespace = $1 AND name = $2 AND (version_major, version_minor, version_patch) = ($3, $4, $5);

-- title: Look up the version before, whose promise a new one must keep
SELECT namespace, name, version_major + 1, version_minor, version_patch, 1 FROM schemas ORDER BY id DESC LIMIT 1;
SELECT
  id, namespace, name, version_major, version_minor, version_patch, format, content, content_hash, state,
  compatibility_mode, created_at
FROM schemas
WHERE namespace = $1 AND name = $2 AND (version_major, version_minor, version_patch) < ($3, $4, $5) AND format = 'JSON'
ORDER BY version_major DESC, version_minor DESC, version_patch DESC LIMIT $6;
