package org.onrecord.ingest.article;

import java.util.Locale;
import org.onrecord.ingest.article.text.SegmentModel;
import org.onrecord.ingest.article.text.SegmentedPage;

/** Finds the article in a page of HTML, plain text or Markdown. Safe for use by several threads; never throws. */
public final class ArticleParser {

    private static final int MIN_TEXT_LETTERS = 1;

    private final SegmentModel model;

    /** Reads with the model that ships with the program. */
    public ArticleParser() {
        this(SegmentModel.shipped());
    }

    /** Reads with another model, to measure it. */
    public ArticleParser(SegmentModel model) {
        this.model = model;
    }

    /** A page of HTML before anything is chosen from it, to train a model. */
    public SegmentedPage segmented(Page page) {
        return new HtmlArticle(page, model).segmented();
    }

    /** Reads one page. */
    public ParseResult parse(Page page) {
        try {
            return switch (page.mediaType().toLowerCase(Locale.ROOT)) {
                case "text/html", "application/xhtml+xml", "application/xml", "text/xml", "" ->
                    checked(new HtmlArticle(page, model).read());
                case "text/plain" -> checked(PlainTextArticle.read(page));
                case "text/markdown", "text/x-markdown" -> checked(MarkdownArticle.read(page));
                default -> new ParseResult.Rejected("not a readable type: " + page.mediaType());
            };
        } catch (RuntimeException | StackOverflowError broken) {
            return new ParseResult.Rejected("the page cannot be read: " + broken);
        }
    }

    private static ParseResult checked(ParsedArticle article) {
        boolean hasText = article.body().stream()
                        .mapToLong(b -> b.text()
                                .codePoints()
                                .filter(Character::isLetter)
                                .count())
                        .sum()
                >= MIN_TEXT_LETTERS;
        return hasText ? new ParseResult.Parsed(article) : new ParseResult.Rejected("no article text found");
    }
}
