package org.onrecord.sink.write;

/** The columns of each table, in the order in which rows are encoded. */
final class Columns {

    static final String ARTICLE = """
            article_id, url, canonical_url, source_name, publisher, publisher_domain, publisher_kind, document_kind,
            issuers, title, byline, published_at, modified_at, fetched_at, language, text_length, content_hash,
            ingest_run_id, withdrawn""";

    private static final String COUNTS = """
            official_count, speculation_count, denial_count, publisher_count, independent_publisher_count, first_seen,
            last_seen, first_published, last_published, official_since""";

    private static final String QUALIFIERS = "product, group_name, place, holds_since, holds_until";

    static final String CLAIM = """
            claim_id, version, relation, subject_id, subject_name, object_id, object_name, standing, phase, %s, %s,
            confidence, last_change, best_evidence_id, best_quote, best_basis, best_speaker, best_publisher, best_title,
            best_url, known_from""".formatted(COUNTS, QUALIFIERS);

    static final String CLAIM_VERSION = """
            claim_id, version, change_type, standing_before, standing, phase, %s, confidence, best_evidence_id,
            cause_article_id, document_at, occurred_at, first_article_id, first_publisher, first_speculated_at,
            days_ahead, known_from""".formatted(COUNTS);

    static final String EVIDENCE = """
            claim_id, evidence_id, since_version, article_id, polarity, phase, status, basis, quote, quote_start,
            quote_end, subject_name, subject_mention, subject_start, subject_end, object_name, object_mention,
            object_start, object_end, speaker_name, speaker_role, speaker_organisation, speaker_inferred,
            speaker_resolution, cues, %s, confidence, rule, extractor_version, url, title, publisher, publisher_domain,
            publisher_kind, published_at, observed_at, document_at, story_id, known_from, until_version,
            known_until""".formatted(QUALIFIERS);

    static final String EVIDENCE_END = "claim_id, evidence_id, until_version, known_until";

    static final String INGEST_RUN = """
            run_id, source, started_at, ended_at, found, published, changed, unchanged, withdrawn, rejected, failed,
            problems""";

    static final String VERSION_GAP = "claim_id, found_version, last_version, topic, partition, record_offset";

    private Columns() {}
}
