package org.onrecord.ingest.article.text;

/**
 * What the head of a page says about its article.
 *
 * @param title empty when unknown
 * @param description of the article, as for a search engine; empty when there is none
 * @param articleBody the text as JSON-LD repeats it, which is often cut or absent; empty when absent
 */
public record PageFacts(String title, String description, String articleBody) {}
