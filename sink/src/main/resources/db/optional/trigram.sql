-- Finds names that are written slightly differently. Needs the extension pg_trgm, which a managed server may not offer or
-- may keep from this user: run on every start, so that it takes effect as soon as it can.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX IF NOT EXISTS entity_alias_similar ON entity_alias USING gin (lower(alias) gin_trgm_ops);
