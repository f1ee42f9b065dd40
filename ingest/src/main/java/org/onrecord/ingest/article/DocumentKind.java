package org.onrecord.ingest.article;

/** What sort of document an article is. */
public enum DocumentKind {
    UNKNOWN,
    PRESS_RELEASE,
    NEWS,
    BLOG
}
