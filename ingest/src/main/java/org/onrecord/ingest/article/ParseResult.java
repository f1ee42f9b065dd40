package org.onrecord.ingest.article;

/** What became of a page. */
public sealed interface ParseResult {

    /** The page holds an article. */
    record Parsed(ParsedArticle article) implements ParseResult {}

    /**
     * The page holds none.
     *
     * @param reason one line for a person
     */
    record Rejected(String reason) implements ParseResult {}
}
