-- Each index is here for a question of docs/questions.md or for a filter of the command line; every one of them is paid
-- for by every row that the sink writes.

-- Everything about a company, and everything between two.
CREATE INDEX claim_parties ON claim (subject_id, object_id);
CREATE INDEX claim_object ON claim (object_id);

-- The few claims that parties contradict each other about.
CREATE INDEX claim_disputed ON claim (last_published) WHERE standing IN ('DISPUTED', 'DENIED');

-- Who makes what for whom, by name. None of these columns changes often, so that most updates stay in their page.
CREATE INDEX claim_relation ON claim (relation, standing, subject_name, object_name);

-- Alliances of three or more, from the index alone.
CREATE INDEX claim_group ON claim (standing, group_name, subject_name, object_name) WHERE group_name IS NOT NULL;

-- What changed since a time, and speculation that was confirmed in a month.
CREATE INDEX claim_version_known ON claim_version (known_from);
CREATE INDEX claim_version_confirmed ON claim_version (document_at) WHERE change_type = 'CONFIRMED';

-- Quotes by their words.
CREATE INDEX evidence_quote ON evidence USING gin (to_tsvector('english', quote));

-- Companies by the beginning of a name, in any case.
CREATE INDEX entity_alias_prefix ON entity_alias (lower(alias) text_pattern_ops);
