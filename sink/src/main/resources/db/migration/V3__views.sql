-- What people query by hand: names, not ids.

CREATE VIEW partnership AS
SELECT subject_name AS subject, relation, object_name AS object, standing, phase, product, group_name AS "group", place,
       official_count AS official, speculation_count AS speculation, denial_count AS denials,
       independent_publisher_count AS independent_publishers, first_published, last_published, official_since,
       confidence, best_quote AS quote, best_speaker AS speaker, best_basis AS basis, best_publisher AS publisher,
       best_title AS title, best_url AS url, claim_id, subject_id, object_id, version
FROM claim
WHERE standing <> 'WITHDRAWN';
COMMENT ON VIEW partnership IS 'Every claim that has live evidence, with names and its best words.';

CREATE VIEW official_partnership AS
SELECT * FROM partnership WHERE standing = 'OFFICIAL';
COMMENT ON VIEW official_partnership IS 'What the companies themselves say.';

CREATE VIEW speculation AS
SELECT * FROM partnership WHERE standing = 'SPECULATION';
COMMENT ON VIEW speculation IS 'What others say and no party of the deal has said.';

CREATE VIEW claim_timeline AS
SELECT v.claim_id, v.version, c.subject_name AS subject, c.relation, c.object_name AS object, v.change_type,
       v.standing_before, v.standing, v.document_at, v.known_from, v.official_count AS official,
       v.speculation_count AS speculation, v.denial_count AS denials, v.first_publisher, v.first_speculated_at,
       v.days_ahead, a.publisher, a.title, a.url, v.cause_article_id, v.applied_at
FROM claim_version v
JOIN claim c USING (claim_id)
LEFT JOIN article a ON a.article_id = v.cause_article_id;
COMMENT ON VIEW claim_timeline IS 'Every step of every claim, with the article that caused it.';

-- A range instead of LIKE: it finds the index also where the name is a parameter. U+10FFFF sorts behind every letter.
CREATE FUNCTION claim_ids_of(company text) RETURNS TABLE (claim_id identifier)
LANGUAGE sql STABLE AS $$
    WITH named AS (
        SELECT DISTINCT a.entity_id FROM entity_alias a
        WHERE lower(a.alias) ~>=~ lower(company) AND lower(a.alias) ~<~ (lower(company) || chr(1114111))
    )
    SELECT c.claim_id FROM claim c JOIN named n ON c.subject_id = n.entity_id
    UNION
    SELECT c.claim_id FROM claim c JOIN named n ON c.object_id = n.entity_id
$$;
COMMENT ON FUNCTION claim_ids_of IS 'The claims, withdrawn ones included, about whoever has a name that begins so, in any case.';

CREATE FUNCTION partnerships_of(company text) RETURNS SETOF partnership
LANGUAGE sql STABLE AS $$
    SELECT p.* FROM partnership p WHERE p.claim_id IN (SELECT i.claim_id FROM claim_ids_of(company) i)
$$;
COMMENT ON FUNCTION partnerships_of IS 'What is said about whoever has a name that begins so, in any case.';


-- Counts over all evidence take seconds at millions of pieces: they are kept, and the sink refreshes them when it has
-- nothing else to do.
CREATE MATERIALIZED VIEW publisher_record AS
WITH word AS (
    SELECT claim_id, coalesce(nullif(publisher_domain, ''), publisher) AS publisher_key, min(publisher) AS publisher,
           min(document_at) AS first_said
    FROM evidence
    WHERE until_version IS NULL AND status = 'SPECULATION' AND polarity = 'AFFIRMED' AND phase <> 'ENDED'
    GROUP BY claim_id, publisher_key
)
SELECT min(w.publisher) AS publisher,
       count(*) AS speculations,
       count(*) FILTER (WHERE o.confirmed) AS confirmed,
       count(*) FILTER (WHERE c.standing = 'DENIED') AS denied,
       count(*) FILTER (WHERE NOT o.confirmed AND c.standing <> 'DENIED') AS open,
       round(avg(extract(epoch FROM c.official_since - w.first_said) / 86400) FILTER (WHERE o.confirmed), 1)
           AS average_days_ahead,
       w.publisher_key
FROM word w
JOIN claim c USING (claim_id)
-- Whoever repeats what is official already has not speculated ahead of anybody.
CROSS JOIN LATERAL (
    SELECT coalesce(c.official_since >= w.first_said AND c.standing IN ('OFFICIAL', 'ENDED', 'DISPUTED'), false)
               AS confirmed,
           coalesce(c.official_since < w.first_said, false) AS late) o
WHERE NOT o.late
GROUP BY w.publisher_key;
CREATE UNIQUE INDEX publisher_record_key ON publisher_record (publisher_key);
COMMENT ON MATERIALIZED VIEW publisher_record IS 'How often what a publisher speculated was confirmed or denied later, and how many days ahead it was. Refreshed by the sink.';

