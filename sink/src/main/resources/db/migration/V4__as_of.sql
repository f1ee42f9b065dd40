-- What did we know on a date, about the time up to a date. The rules are the ledger's (StandingRule); they are needed
-- here a second time because no version was ever written for "what we knew in June of what was published by March".

CREATE FUNCTION document_order(left_at timestamptz, right_at timestamptz) RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sign(extract(epoch FROM CASE
        WHEN left_at = date_trunc('day', left_at, 'UTC') OR right_at = date_trunc('day', right_at, 'UTC')
        THEN date_trunc('day', left_at, 'UTC') - date_trunc('day', right_at, 'UTC')
        ELSE left_at - right_at
    END))::integer
$$;
COMMENT ON FUNCTION document_order IS 'Negative, 0 or positive: the order of two document times. One that names only its day is midnight UTC, and has no order among those of that day.';

CREATE FUNCTION standing_of(
    official_affirmed timestamptz, official_ended timestamptz, official_denied timestamptz,
    others_affirmed timestamptz, others_ended timestamptz, others_denied timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN num_nonnulls(official_affirmed, official_ended, official_denied,
                          others_affirmed, others_ended, others_denied) = 0 THEN 'WITHDRAWN'
        WHEN word.official IS NULL AND num_nonnulls(others_affirmed, others_ended) > 0 THEN 'SPECULATION'
        WHEN word.official IS NULL THEN 'DENIED'
        WHEN word.official = 'OFFICIAL' AND document_order(others_denied, official_affirmed) >= 0 THEN 'DISPUTED'
        ELSE word.official
    END
    FROM (
        SELECT CASE
            WHEN official_affirmed IS NOT NULL
                 AND (official_ended IS NULL OR document_order(official_ended, official_affirmed) < 0) THEN 'OFFICIAL'
            WHEN official_ended IS NOT NULL THEN 'ENDED'
        END AS standing,
        CASE
            WHEN official_affirmed IS NOT NULL
                 AND (official_ended IS NULL OR document_order(official_ended, official_affirmed) < 0)
            THEN official_affirmed
            ELSE official_ended
        END AS decisive
    ) AS affirmation
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN official_denied IS NULL THEN affirmation.standing
            WHEN affirmation.standing IS NULL THEN 'DENIED'
            WHEN document_order(official_denied, affirmation.decisive) > 0 THEN 'DENIED'
            WHEN document_order(official_denied, affirmation.decisive) = 0 AND affirmation.standing = 'OFFICIAL'
            THEN 'DISPUTED'
            ELSE affirmation.standing
        END AS official
    ) AS word
$$;
COMMENT ON FUNCTION standing_of IS 'The standing that follows from the latest document time of each stance.';

-- One SELECT, so that PostgreSQL inlines it: a condition on an id reaches the indexes of claim. That takes ids which are
-- compared as those of claim are: text would be compared by the collation of the database.
CREATE FUNCTION claims_as_of(known_at timestamptz, valid_at timestamptz DEFAULT 'infinity')
RETURNS TABLE (
    claim_id identifier, version bigint, subject text, relation text, object text, standing text,
    official bigint, speculation bigint, denials bigint, first_published timestamptz, last_published timestamptz,
    official_since timestamptz, known_from timestamptz, subject_id identifier,
    object_id identifier)
LANGUAGE sql STABLE AS $$
    SELECT c.claim_id, v.version, c.subject_name, c.relation::text, c.object_name,
           CASE WHEN v.whole THEN v.standing::text ELSE e.standing END,
           CASE WHEN v.whole THEN v.official_count ELSE e.official END,
           CASE WHEN v.whole THEN v.speculation_count ELSE e.speculation END,
           CASE WHEN v.whole THEN v.denial_count ELSE e.denials END,
           CASE WHEN v.whole THEN v.first_published ELSE e.first_published END,
           CASE WHEN v.whole THEN v.last_published ELSE e.last_published END,
           CASE WHEN v.whole THEN v.official_since ELSE e.official_since END,
           v.known_from, c.subject_id, c.object_id
    FROM claim c
    CROSS JOIN LATERAL (
        -- When every document behind the version was out by valid_at, the ledger has the answer already.
        SELECT w.*, greatest(w.last_published, w.last_seen) <= valid_at AS whole
        FROM claim_version w
        WHERE w.claim_id = c.claim_id AND w.known_from <= known_at
        ORDER BY w.version DESC
        LIMIT 1
    ) AS v
    LEFT JOIN LATERAL (
        SELECT standing_of(
                   max(p.document_at) FILTER (WHERE p.stance = 'OFFICIAL AFFIRMED'),
                   max(p.document_at) FILTER (WHERE p.stance = 'OFFICIAL ENDED'),
                   max(p.document_at) FILTER (WHERE p.stance = 'OFFICIAL DENIED'),
                   max(p.document_at) FILTER (WHERE p.stance = 'SPECULATION AFFIRMED'),
                   max(p.document_at) FILTER (WHERE p.stance = 'SPECULATION ENDED'),
                   max(p.document_at) FILTER (WHERE p.stance = 'SPECULATION DENIED')) AS standing,
               count(*) FILTER (WHERE p.status = 'OFFICIAL' AND p.polarity = 'AFFIRMED') AS official,
               count(*) FILTER (WHERE p.status = 'SPECULATION' AND p.polarity = 'AFFIRMED') AS speculation,
               count(*) FILTER (WHERE p.polarity = 'DENIED') AS denials,
               min(p.published_at) AS first_published,
               max(p.published_at) AS last_published,
               min(p.document_at) FILTER (WHERE p.stance = 'OFFICIAL AFFIRMED') AS official_since
        FROM (
            SELECT q.*, q.status || ' ' || CASE WHEN q.polarity = 'DENIED' THEN 'DENIED'
                                                WHEN q.phase = 'ENDED' THEN 'ENDED'
                                                ELSE 'AFFIRMED' END AS stance
            FROM evidence q
            WHERE NOT v.whole AND q.claim_id = c.claim_id AND q.document_at <= valid_at
              AND q.since_version <= v.version AND (q.until_version IS NULL OR q.until_version > v.version)
        ) AS p
        -- Of one claim: without evidence to count there is no row, and no standing to work out.
        GROUP BY p.claim_id
    ) AS e ON true
    WHERE v.whole OR e.standing IS NOT NULL
$$;
COMMENT ON FUNCTION claims_as_of IS 'The claims as they were known at known_at (system time), counting only documents dated up to valid_at (document time).';
