package org.onrecord.ingest.article;

/**
 * Who published a document.
 *
 * @param name the name that readers know, empty when unknown
 * @param domain the registrable domain in lower case, or empty
 */
public record Publisher(String name, String domain, PublisherKind kind) {}
