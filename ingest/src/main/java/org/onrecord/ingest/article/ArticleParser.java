package org.onrecord.ingest.article;

import java.util.Locale;
import java.util.function.Function;
import org.onrecord.ingest.article.text.SegmentModel;
import org.onrecord.ingest.article.text.SegmentedPage;

/** Finds the article in a page of HTML, plain text or Markdown. Safe for use by several threads; never throws. */
public final class ArticleParser {

    private static final String BINARY = "binary content, which is no text, whatever its name or type says";
    private static final String NO_TEXT = "no article text found";

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
                case "text/html", "application/xhtml+xml", "application/xml", "text/xml", "" -> text(page, this::html);
                case "text/plain" -> text(page, p -> checked(PlainTextArticle.read(p)));
                case "text/markdown", "text/x-markdown" -> text(page, p -> checked(MarkdownArticle.read(p)));
                default -> new ParseResult.Rejected("not a readable type: " + page.mediaType());
            };
        } catch (RuntimeException | StackOverflowError broken) {
            return new ParseResult.Rejected("the page cannot be read: " + broken);
        }
    }

    private static ParseResult text(Page page, Function<Page, ParseResult> reader) {
        return BinaryContent.is(page) ? new ParseResult.Rejected(BINARY) : reader.apply(page);
    }

    private ParseResult html(Page page) {
        HtmlArticle html = new HtmlArticle(page, model);
        ParsedArticle article = html.read();
        return hasText(article)
                ? new ParseResult.Parsed(article)
                : new ParseResult.Rejected(
                        NO_TEXT + " among the " + html.textLength() + " characters of the page's text");
    }

    private static ParseResult checked(ParsedArticle article) {
        return hasText(article) ? new ParseResult.Parsed(article) : new ParseResult.Rejected(NO_TEXT);
    }

    private static boolean hasText(ParsedArticle article) {
        return article.body().stream()
                .anyMatch(block -> block.text().codePoints().anyMatch(Character::isLetter));
    }
}
