package org.onrecord.ingest.article;

/** What a publisher is to the companies that it writes about. */
public enum PublisherKind {
    UNKNOWN,
    COMPANY,
    WIRE,
    NEWS,
    BLOG,
    PROMOTION
}
