-- The fact store: what is said, by whom, since when, and the words that prove it.
--
-- Closed choices are domains over text with a CHECK, not native enums: every client and every export sees plain text,
-- a value can be added (and taken away) by one statement inside a transaction, and the list stands in one place.
-- Ids are compared byte by byte (COLLATE "C"): that is cheaper, and lets a prefix of an id use the primary key whatever
-- the collation of the database is.
-- There are no foreign keys: articles and claims come from different topics, in any order.

CREATE DOMAIN identifier AS text COLLATE "C" CHECK (VALUE <> '');
COMMENT ON DOMAIN identifier IS 'The key of a thing, compared byte by byte.';

CREATE DOMAIN relation AS text CHECK (VALUE IN (
    'PARTNERS_WITH', 'JOINT_VENTURE_WITH', 'CO_DEVELOPS_WITH', 'MERGES_WITH',
    'MANUFACTURES_FOR', 'SUPPLIES', 'LICENSES_TO', 'DISTRIBUTES_FOR', 'INVESTS_IN', 'OWNS'));
COMMENT ON DOMAIN relation IS 'What the subject is to the object; the first four are symmetric.';

CREATE DOMAIN standing AS text CHECK (VALUE IN (
    'OFFICIAL', 'SPECULATION', 'DENIED', 'DISPUTED', 'ENDED', 'WITHDRAWN'));
COMMENT ON DOMAIN standing IS 'What the live evidence of a claim amounts to.';

CREATE DOMAIN phase AS text CHECK (VALUE IN ('TALKS', 'PLANNED', 'ACTIVE', 'ENDED'));
COMMENT ON DOMAIN phase IS 'How far a deal has come.';

CREATE DOMAIN polarity AS text CHECK (VALUE IN ('AFFIRMED', 'DENIED'));
COMMENT ON DOMAIN polarity IS 'Whether the words say that it is so, or that it is not so.';

CREATE DOMAIN status AS text CHECK (VALUE IN ('OFFICIAL', 'SPECULATION'));
COMMENT ON DOMAIN status IS 'Whether a party of the claim says it, or anybody else.';

CREATE DOMAIN basis AS text CHECK (VALUE IN (
    'FIRST_PARTY', 'DIRECT_QUOTE', 'INDIRECT_SPEECH', 'REPORTED', 'OPINION', 'RUMOUR', 'HEDGED', 'QUESTION'));
COMMENT ON DOMAIN basis IS 'What earned the status; the first three are official.';

CREATE DOMAIN change_type AS text CHECK (VALUE IN (
    'REVISED', 'ASSERTED', 'CORROBORATED', 'CONFIRMED', 'DENIED', 'ENDED', 'WITHDRAWN'));
COMMENT ON DOMAIN change_type IS 'What a step of a claim is; CONFIRMED is speculation that became official.';

CREATE DOMAIN publisher_kind AS text CHECK (VALUE IN ('UNKNOWN', 'COMPANY', 'WIRE', 'NEWS', 'BLOG', 'PROMOTION'));
COMMENT ON DOMAIN publisher_kind IS 'What a publisher is to the companies it writes about.';

CREATE DOMAIN document_kind AS text CHECK (VALUE IN ('UNKNOWN', 'PRESS_RELEASE', 'NEWS', 'BLOG'));
COMMENT ON DOMAIN document_kind IS 'What a document is.';

CREATE DOMAIN probability AS double precision CHECK (VALUE BETWEEN 0 AND 1);
COMMENT ON DOMAIN probability IS 'From 0 to 1.';


CREATE TABLE article (
    article_id        identifier PRIMARY KEY,
    url               text NOT NULL,
    canonical_url     text NOT NULL,
    source_name       text NOT NULL,
    publisher         text NOT NULL,
    publisher_domain  text NOT NULL,
    publisher_kind    publisher_kind NOT NULL,
    document_kind     document_kind NOT NULL,
    issuers           text[] NOT NULL,
    title             text NOT NULL,
    byline            text,
    published_at      timestamptz,
    modified_at       timestamptz,
    fetched_at        timestamptz NOT NULL,
    language          text,
    text_length       integer NOT NULL,
    content_hash      text NOT NULL,
    ingest_run_id     text NOT NULL,
    withdrawn         boolean NOT NULL
);
COMMENT ON TABLE article IS 'The last revision of every document. Its text stays in the articles topic: evidence holds the words that matter.';
COMMENT ON COLUMN article.article_id IS 'UUID version 5 of canonical_url.';
COMMENT ON COLUMN article.url IS 'Where the revision was fetched from, after redirects.';
COMMENT ON COLUMN article.canonical_url IS 'The normalised address that identifies the document.';
COMMENT ON COLUMN article.source_name IS 'The entry of the sources file that led here.';
COMMENT ON COLUMN article.publisher IS 'Name of the publisher, as readers know it.';
COMMENT ON COLUMN article.publisher_domain IS 'Registrable domain in lower case; empty when there is none.';
COMMENT ON COLUMN article.publisher_kind IS 'What the publisher is to the companies it writes about.';
COMMENT ON COLUMN article.document_kind IS 'Press release, news, blog or unknown.';
COMMENT ON COLUMN article.issuers IS 'The organisations that a release is by, where known.';
COMMENT ON COLUMN article.title IS 'Title of the document.';
COMMENT ON COLUMN article.byline IS 'Author as the document names them.';
COMMENT ON COLUMN article.published_at IS 'When the document says it was published; midnight UTC when it names only a day.';
COMMENT ON COLUMN article.modified_at IS 'When the document says it was last changed.';
COMMENT ON COLUMN article.fetched_at IS 'When this revision was fetched.';
COMMENT ON COLUMN article.language IS 'BCP 47 language tag.';
COMMENT ON COLUMN article.text_length IS 'Length of the text in UTF-16 units, the units of every offset.';
COMMENT ON COLUMN article.content_hash IS 'SHA-256 of what counts as a change.';
COMMENT ON COLUMN article.ingest_run_id IS 'The run that fetched this revision.';
COMMENT ON COLUMN article.withdrawn IS 'True when the document vanished or was withdrawn.';


CREATE TABLE entity (
    entity_id    identifier PRIMARY KEY,
    name         text NOT NULL,
    kind         text NOT NULL DEFAULT 'UNKNOWN',
    tickers      text[] NOT NULL DEFAULT '{}',
    owner_id     identifier,
    domain       text,
    merged_into  identifier,
    defined      boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE entity IS 'Organisations, brands and alliances that claims are about, or that were defined in the entities topic.';
COMMENT ON COLUMN entity.entity_id IS 'The id that claims use.';
COMMENT ON COLUMN entity.name IS 'The defined name, else the fullest that claims carry.';
COMMENT ON COLUMN entity.kind IS 'Company, brand, university, agency, non-profit or alliance, where defined.';
COMMENT ON COLUMN entity.tickers IS 'Stock exchange symbols.';
COMMENT ON COLUMN entity.owner_id IS 'The parent company or owner of the brand.';
COMMENT ON COLUMN entity.domain IS 'The organisation''s own site.';
COMMENT ON COLUMN entity.merged_into IS 'The entity that this one was found to be the same as.';
COMMENT ON COLUMN entity.defined IS 'True when the entities topic defines it; claims then leave its name alone.';

CREATE TABLE entity_alias (
    entity_id  identifier NOT NULL,
    alias      text COLLATE "C" NOT NULL,
    defined    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (entity_id, alias)
);
COMMENT ON TABLE entity_alias IS 'Every name under which an entity was met or is defined.';
COMMENT ON COLUMN entity_alias.entity_id IS 'Whose name it is.';
COMMENT ON COLUMN entity_alias.alias IS 'The name, as written.';
COMMENT ON COLUMN entity_alias.defined IS 'True when the entities topic defines it, false when an article used it.';


-- The changing part of a claim is updated in place where it can be (HOT), which needs free space in the page.
CREATE TABLE claim (
    claim_id                     identifier PRIMARY KEY,
    version                      bigint NOT NULL CHECK (version >= 1),
    relation                     relation NOT NULL,
    subject_id                   identifier NOT NULL,
    subject_name                 text NOT NULL,
    object_id                    identifier NOT NULL,
    object_name                  text NOT NULL,
    standing                     standing NOT NULL,
    phase                        phase NOT NULL,
    official_count               bigint NOT NULL,
    speculation_count            bigint NOT NULL,
    denial_count                 bigint NOT NULL,
    publisher_count              bigint NOT NULL,
    independent_publisher_count  bigint NOT NULL,
    first_seen                   timestamptz NOT NULL,
    last_seen                    timestamptz NOT NULL,
    first_published              timestamptz,
    last_published               timestamptz,
    official_since               timestamptz,
    product                      text,
    group_name                   text,
    place                        text,
    holds_since                  text,
    holds_until                  text,
    confidence                   probability NOT NULL,
    last_change                  change_type NOT NULL,
    known_from                   timestamptz NOT NULL,
    best_evidence_id             identifier,
    best_quote                   text,
    best_basis                   basis,
    best_speaker                 text,
    best_publisher               text,
    best_title                   text,
    best_url                     text
) WITH (fillfactor = 80);
COMMENT ON TABLE claim IS 'What is said about one relation between two organisations, now: one row a claim.';
COMMENT ON COLUMN claim.claim_id IS 'Hash of the relation and the two entity ids.';
COMMENT ON COLUMN claim.version IS 'How many steps the claim has made: 1, 2, 3 and so on.';
COMMENT ON COLUMN claim.relation IS 'What the subject is to the object.';
COMMENT ON COLUMN claim.subject_id IS 'Entity id of the subject.';
COMMENT ON COLUMN claim.subject_name IS 'Name of the subject.';
COMMENT ON COLUMN claim.object_id IS 'Entity id of the object; for a symmetric relation, the id that sorts last.';
COMMENT ON COLUMN claim.object_name IS 'Name of the object.';
COMMENT ON COLUMN claim.standing IS 'What the live evidence amounts to.';
COMMENT ON COLUMN claim.phase IS 'How far the deal has come, by the evidence that the standing rests on.';
COMMENT ON COLUMN claim.official_count IS 'Pieces of live evidence that affirm officially.';
COMMENT ON COLUMN claim.speculation_count IS 'Pieces of live evidence that affirm without being official.';
COMMENT ON COLUMN claim.denial_count IS 'Pieces of live evidence that deny.';
COMMENT ON COLUMN claim.publisher_count IS 'Distinct publishers.';
COMMENT ON COLUMN claim.independent_publisher_count IS 'Distinct stories: an article that copies an earlier one does not count.';
COMMENT ON COLUMN claim.first_seen IS 'When the first of its live evidence was fetched.';
COMMENT ON COLUMN claim.last_seen IS 'When the last of its live evidence was fetched.';
COMMENT ON COLUMN claim.first_published IS 'Date of its oldest live document.';
COMMENT ON COLUMN claim.last_published IS 'Date of its newest live document.';
COMMENT ON COLUMN claim.official_since IS 'Date of the oldest live document in which a party affirms it.';
COMMENT ON COLUMN claim.product IS 'What the deal is about.';
COMMENT ON COLUMN claim.group_name IS 'The alliance or venture that ties the pairs of one deal together.';
COMMENT ON COLUMN claim.place IS 'Where the deal holds.';
COMMENT ON COLUMN claim.holds_since IS 'Since when the deal holds, in the words of the evidence.';
COMMENT ON COLUMN claim.holds_until IS 'Until when the deal holds, in the words of the evidence.';
COMMENT ON COLUMN claim.confidence IS 'Probability that the claim is what the articles say.';
COMMENT ON COLUMN claim.last_change IS 'What the step to this version was.';
COMMENT ON COLUMN claim.known_from IS 'System time of this version: when the revision that brought it was fetched.';
COMMENT ON COLUMN claim.best_evidence_id IS 'The piece of live evidence that says it best; null once none is left.';
COMMENT ON COLUMN claim.best_quote IS 'Its words, letter for letter.';
COMMENT ON COLUMN claim.best_basis IS 'What earned its status.';
COMMENT ON COLUMN claim.best_speaker IS 'Whose words they are: name, role and organisation, as far as known.';
COMMENT ON COLUMN claim.best_publisher IS 'Who published them.';
COMMENT ON COLUMN claim.best_title IS 'Title of the document.';
COMMENT ON COLUMN claim.best_url IS 'Address of the document.';


CREATE TABLE claim_version (
    claim_id                     identifier NOT NULL,
    version                      bigint NOT NULL CHECK (version >= 1),
    change_type                  change_type NOT NULL,
    standing_before              standing,
    standing                     standing NOT NULL,
    phase                        phase NOT NULL,
    official_count               bigint NOT NULL,
    speculation_count            bigint NOT NULL,
    denial_count                 bigint NOT NULL,
    publisher_count              bigint NOT NULL,
    independent_publisher_count  bigint NOT NULL,
    first_seen                   timestamptz NOT NULL,
    last_seen                    timestamptz NOT NULL,
    first_published              timestamptz,
    last_published               timestamptz,
    official_since               timestamptz,
    confidence                   probability NOT NULL,
    best_evidence_id             identifier,
    cause_article_id             identifier NOT NULL,
    document_at                  timestamptz NOT NULL,
    occurred_at                  timestamptz NOT NULL,
    known_from                   timestamptz NOT NULL,
    applied_at                   timestamptz NOT NULL DEFAULT now(),
    first_article_id             identifier,
    first_publisher              text,
    first_speculated_at          timestamptz,
    days_ahead                   integer,
    PRIMARY KEY (claim_id, version)
);
COMMENT ON TABLE claim_version IS 'Every step of every claim, never changed. Valid time is document time, system time is when we came to know; claims_as_of() asks by both.';
COMMENT ON COLUMN claim_version.claim_id IS 'The claim.';
COMMENT ON COLUMN claim_version.version IS 'The step: 1, 2, 3 and so on. A hole is explained in version_gap.';
COMMENT ON COLUMN claim_version.change_type IS 'What the step was.';
COMMENT ON COLUMN claim_version.standing_before IS 'The standing before the step; null at the first.';
COMMENT ON COLUMN claim_version.standing IS 'The standing after the step.';
COMMENT ON COLUMN claim_version.phase IS 'The phase after the step.';
COMMENT ON COLUMN claim_version.official_count IS 'Pieces of live evidence that affirm officially.';
COMMENT ON COLUMN claim_version.speculation_count IS 'Pieces of live evidence that affirm without being official.';
COMMENT ON COLUMN claim_version.denial_count IS 'Pieces of live evidence that deny.';
COMMENT ON COLUMN claim_version.publisher_count IS 'Distinct publishers.';
COMMENT ON COLUMN claim_version.independent_publisher_count IS 'Distinct stories.';
COMMENT ON COLUMN claim_version.first_seen IS 'When the first of the live evidence was fetched.';
COMMENT ON COLUMN claim_version.last_seen IS 'When the last of the live evidence was fetched.';
COMMENT ON COLUMN claim_version.first_published IS 'Date of the oldest live document.';
COMMENT ON COLUMN claim_version.last_published IS 'Date of the newest live document.';
COMMENT ON COLUMN claim_version.official_since IS 'Date of the oldest live document in which a party affirms it.';
COMMENT ON COLUMN claim_version.confidence IS 'Confidence after the step.';
COMMENT ON COLUMN claim_version.best_evidence_id IS 'The best piece of evidence after the step; its words are in evidence.';
COMMENT ON COLUMN claim_version.cause_article_id IS 'The article whose revision caused the step.';
COMMENT ON COLUMN claim_version.document_at IS 'Valid time of the step: date of the document that brought evidence, else when its revision was fetched.';
COMMENT ON COLUMN claim_version.occurred_at IS 'When the revision that caused the step was fetched.';
COMMENT ON COLUMN claim_version.known_from IS 'System time of the step: occurred_at, but never before the step before it, so that time and version never disagree.';
COMMENT ON COLUMN claim_version.applied_at IS 'When the row was written here; a rebuilt fact store has later times, and the same known_from.';
COMMENT ON COLUMN claim_version.first_article_id IS 'For CONFIRMED: the article that had it first.';
COMMENT ON COLUMN claim_version.first_publisher IS 'For CONFIRMED: who had it first.';
COMMENT ON COLUMN claim_version.first_speculated_at IS 'For CONFIRMED: date of that article.';
COMMENT ON COLUMN claim_version.days_ahead IS 'For CONFIRMED: whole days from the first speculation to the first official word.';


CREATE TABLE evidence (
    claim_id              identifier NOT NULL,
    evidence_id           identifier NOT NULL,
    since_version         bigint NOT NULL,
    article_id            identifier NOT NULL,
    polarity              polarity NOT NULL,
    phase                 phase NOT NULL,
    status                status NOT NULL,
    basis                 basis NOT NULL,
    quote                 text NOT NULL,
    quote_start           integer NOT NULL CHECK (quote_start >= 0),
    quote_end             integer NOT NULL,
    subject_name          text NOT NULL,
    subject_mention       text NOT NULL,
    subject_start         integer NOT NULL,
    subject_end           integer NOT NULL,
    object_name           text NOT NULL,
    object_mention        text NOT NULL,
    object_start          integer NOT NULL,
    object_end            integer NOT NULL,
    speaker_name          text,
    speaker_role          text,
    speaker_organisation  text,
    speaker_inferred      boolean,
    speaker_resolution    text,
    cues                  jsonb NOT NULL,
    product               text,
    group_name            text,
    place                 text,
    holds_since           text,
    holds_until           text,
    confidence            probability NOT NULL,
    rule                  text NOT NULL,
    extractor_version     text NOT NULL,
    url                   text NOT NULL,
    title                 text NOT NULL,
    publisher             text NOT NULL,
    publisher_domain      text NOT NULL,
    publisher_kind        publisher_kind NOT NULL,
    published_at          timestamptz,
    observed_at           timestamptz NOT NULL,
    document_at           timestamptz NOT NULL,
    story_id              text NOT NULL,
    known_from            timestamptz NOT NULL,
    until_version         bigint,
    known_until           timestamptz,
    PRIMARY KEY (claim_id, evidence_id, since_version),
    CHECK (quote_end >= quote_start)
);
COMMENT ON TABLE evidence IS 'What one article says about one claim, with the exact words. A row is live while until_version is null; what a correction took away stays, with its end.';
COMMENT ON COLUMN evidence.claim_id IS 'The claim that it speaks for or against.';
COMMENT ON COLUMN evidence.evidence_id IS 'Hash of claim, article and polarity.';
COMMENT ON COLUMN evidence.since_version IS 'The version of the claim that it came with.';
COMMENT ON COLUMN evidence.article_id IS 'The article that says it.';
COMMENT ON COLUMN evidence.polarity IS 'Whether it affirms or denies.';
COMMENT ON COLUMN evidence.phase IS 'How far the deal has come, by these words.';
COMMENT ON COLUMN evidence.status IS 'Official when a party says it, else speculation.';
COMMENT ON COLUMN evidence.basis IS 'What earned the status.';
COMMENT ON COLUMN evidence.quote IS 'The article''s text from quote_start to quote_end, letter for letter.';
COMMENT ON COLUMN evidence.quote_start IS 'Inclusive offset into the article''s text, in UTF-16 units.';
COMMENT ON COLUMN evidence.quote_end IS 'Exclusive offset into the article''s text, in UTF-16 units.';
COMMENT ON COLUMN evidence.subject_name IS 'The fullest form that the article uses for the subject.';
COMMENT ON COLUMN evidence.subject_mention IS 'The words that stand for the subject here, which may be a pronoun.';
COMMENT ON COLUMN evidence.subject_start IS 'Inclusive offset of these words.';
COMMENT ON COLUMN evidence.subject_end IS 'Exclusive offset of these words.';
COMMENT ON COLUMN evidence.object_name IS 'The fullest form that the article uses for the object.';
COMMENT ON COLUMN evidence.object_mention IS 'The words that stand for the object here, which may be a pronoun.';
COMMENT ON COLUMN evidence.object_start IS 'Inclusive offset of these words.';
COMMENT ON COLUMN evidence.object_end IS 'Exclusive offset of these words.';
COMMENT ON COLUMN evidence.speaker_name IS 'Whose words the quote is or reports.';
COMMENT ON COLUMN evidence.speaker_role IS 'What the speaker is there.';
COMMENT ON COLUMN evidence.speaker_organisation IS 'Whom the speaker speaks for.';
COMMENT ON COLUMN evidence.speaker_inferred IS 'True when no words name the speaker and the context decided; null without a speaker.';
COMMENT ON COLUMN evidence.speaker_resolution IS 'How the speaker was found.';
COMMENT ON COLUMN evidence.cues IS 'The words that decided: an array of {kind, text, start, end}.';
COMMENT ON COLUMN evidence.product IS 'What the deal is about.';
COMMENT ON COLUMN evidence.group_name IS 'The alliance or venture that the deal belongs to.';
COMMENT ON COLUMN evidence.place IS 'Where the deal holds.';
COMMENT ON COLUMN evidence.holds_since IS 'Since when the deal holds, as written.';
COMMENT ON COLUMN evidence.holds_until IS 'Until when the deal holds, as written.';
COMMENT ON COLUMN evidence.confidence IS 'Probability that the claim is what the article says.';
COMMENT ON COLUMN evidence.rule IS 'The frame that found it.';
COMMENT ON COLUMN evidence.extractor_version IS 'The extractor that found it.';
COMMENT ON COLUMN evidence.url IS 'Address of the article.';
COMMENT ON COLUMN evidence.title IS 'Title of the article.';
COMMENT ON COLUMN evidence.publisher IS 'Name of the publisher.';
COMMENT ON COLUMN evidence.publisher_domain IS 'Registrable domain of the publisher, or empty.';
COMMENT ON COLUMN evidence.publisher_kind IS 'What the publisher is to the companies.';
COMMENT ON COLUMN evidence.published_at IS 'When the article says it was published.';
COMMENT ON COLUMN evidence.observed_at IS 'When any revision of the article was first fetched.';
COMMENT ON COLUMN evidence.document_at IS 'Valid time: published_at, else observed_at.';
COMMENT ON COLUMN evidence.story_id IS 'A handle for the article''s text that most of its copies share, to group by for display. independent_publisher_count compares more than that.';
COMMENT ON COLUMN evidence.known_from IS 'System time of its coming: that of since_version.';
COMMENT ON COLUMN evidence.until_version IS 'The version of the claim that took it away; null while it is live.';
COMMENT ON COLUMN evidence.known_until IS 'System time of its going: that of until_version.';


CREATE TABLE sink_offset (
    topic        text COLLATE "C" NOT NULL,
    partition    integer NOT NULL,
    next_offset  bigint NOT NULL CHECK (next_offset >= 0),
    topic_id     text NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE sink_offset IS 'How far each partition is applied. Moves in the transaction that applies, from exactly the value that the writer expects: whoever lost the partition cannot write.';
COMMENT ON COLUMN sink_offset.topic IS 'The topic.';
COMMENT ON COLUMN sink_offset.partition IS 'The partition.';
COMMENT ON COLUMN sink_offset.next_offset IS 'The offset of the first record that is not applied.';
COMMENT ON COLUMN sink_offset.topic_id IS 'The cluster''s id of the topic, which tells a topic from another of the same name.';
COMMENT ON COLUMN sink_offset.updated_at IS 'When it last moved.';


CREATE TABLE dead_letter (
    topic          text COLLATE "C" NOT NULL,
    partition      integer NOT NULL,
    record_offset  bigint NOT NULL,
    record_key     bytea,
    record_value   bytea,
    reason         text NOT NULL,
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, record_offset)
);
COMMENT ON TABLE dead_letter IS 'Records that can never be applied, with their original bytes and the reason.';
COMMENT ON COLUMN dead_letter.topic IS 'Where the record is from.';
COMMENT ON COLUMN dead_letter.partition IS 'Its partition.';
COMMENT ON COLUMN dead_letter.record_offset IS 'Its offset.';
COMMENT ON COLUMN dead_letter.record_key IS 'Its key, byte for byte.';
COMMENT ON COLUMN dead_letter.record_value IS 'Its value, byte for byte.';
COMMENT ON COLUMN dead_letter.reason IS 'Why it cannot be applied.';
COMMENT ON COLUMN dead_letter.recorded_at IS 'When it was put here.';


CREATE TABLE version_gap (
    claim_id       identifier NOT NULL,
    found_version  bigint NOT NULL,
    last_version   bigint NOT NULL,
    topic          text NOT NULL,
    partition      integer NOT NULL,
    record_offset  bigint NOT NULL,
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (claim_id, found_version)
);
COMMENT ON TABLE version_gap IS 'Steps of claims that never came: dead letters, or records that the topic lost. The claim itself is right, as each step carries all of it; its history and evidence lack what the steps brought.';
COMMENT ON COLUMN version_gap.claim_id IS 'The claim.';
COMMENT ON COLUMN version_gap.found_version IS 'The version that came.';
COMMENT ON COLUMN version_gap.last_version IS 'The version that was there; 0 when none was.';
COMMENT ON COLUMN version_gap.topic IS 'Where the version that came is from.';
COMMENT ON COLUMN version_gap.partition IS 'Its partition.';
COMMENT ON COLUMN version_gap.record_offset IS 'Its offset.';
COMMENT ON COLUMN version_gap.recorded_at IS 'When the gap was found.';


CREATE TABLE ingest_run (
    run_id      identifier NOT NULL,
    source      text COLLATE "C" NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL,
    found       integer NOT NULL,
    published   integer NOT NULL,
    changed     integer NOT NULL,
    unchanged   integer NOT NULL,
    withdrawn   integer NOT NULL,
    rejected    integer NOT NULL,
    failed      integer NOT NULL,
    problems    jsonb NOT NULL,
    PRIMARY KEY (run_id, source)
);
COMMENT ON TABLE ingest_run IS 'What every visit to a source came to.';
COMMENT ON COLUMN ingest_run.run_id IS 'The run that the visit was part of; articles carry it as ingest_run_id.';
COMMENT ON COLUMN ingest_run.source IS 'The entry of the sources file.';
COMMENT ON COLUMN ingest_run.started_at IS 'When the visit began.';
COMMENT ON COLUMN ingest_run.ended_at IS 'When it ended.';
COMMENT ON COLUMN ingest_run.found IS 'Documents that the source listed.';
COMMENT ON COLUMN ingest_run.published IS 'Articles that were new.';
COMMENT ON COLUMN ingest_run.changed IS 'Articles that were published as a new revision.';
COMMENT ON COLUMN ingest_run.unchanged IS 'Documents without a change that counts.';
COMMENT ON COLUMN ingest_run.withdrawn IS 'Articles that were withdrawn.';
COMMENT ON COLUMN ingest_run.rejected IS 'Documents that hold no article or may not be fetched.';
COMMENT ON COLUMN ingest_run.failed IS 'Documents that could not be had this time.';
COMMENT ON COLUMN ingest_run.problems IS 'Why documents were rejected or failed: an array of {reason, count, example}.';
