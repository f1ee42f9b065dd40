package org.onrecord.ingest.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.text.PageFacts;
import org.onrecord.ingest.article.text.SegmentModel;
import org.onrecord.ingest.article.text.SegmentedPage;
import org.onrecord.ingest.web.RegistrableDomain;
import org.onrecord.ingest.web.WebAddress;
import org.onrecord.ingest.web.WebDate;

/** One page of HTML and the article in it. */
final class HtmlArticle {

    private static final int MAX_DEPTH = 512;

    private final Page page;
    private final Document document;
    private final LinkedData linkedData;
    private final SegmentModel model;

    HtmlArticle(Page page, SegmentModel model) {
        this.page = page;
        this.model = model;
        String charset = Charsets.named(page.charset()).map(Charset::name).orElse(null);
        try {
            Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
            this.document = DataUtil.load(new ByteArrayInputStream(page.bytes()), charset, page.url(), parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.linkedData = LinkedData.of(document);
    }

    ParsedArticle read() {
        String title = title();
        String canonical = canonical();
        Instant published = published().orElse(page.hints().publishedAt());
        Instant modified = first(meta("article:modified_time"), linkedData.anyText("dateModified"))
                .flatMap(WebDate::parse)
                .orElse(null);
        String byline = first(
                        linkedData.names("author").stream().findFirst(),
                        meta("author"),
                        text("[rel=author], .byline, .author"))
                .filter(b -> b.length() < 120 && !b.startsWith("http"))
                .orElse(page.hints().byline());
        Publisher publisher = publisher();
        DocumentKind kind = kind(publisher);
        String organisation = page.hints().organisation();
        List<Block> blocks = blocks(title);
        return new ParsedArticle(
                canonical,
                title,
                byline,
                published,
                modified,
                language(),
                publisher,
                kind,
                organisation == null ? List.of() : List.of(organisation),
                blocks);
    }

    SegmentedPage segmented() {
        return segmented(title());
    }

    private SegmentedPage segmented(String title) {
        String description = first(meta("og:description"), meta("description")).orElse("");
        return SegmentedPage.of(
                document,
                new PageFacts(
                        title, description, linkedData.anyText("articleBody").orElse("")));
    }

    private List<Block> blocks(String title) {
        List<Block> blocks = new ArrayList<>();
        if (!title.isBlank()) {
            blocks.add(new Block(Block.Kind.TITLE, title));
        }
        for (Block block : segmented(title).article(model)) {
            if (!block.text().equals(title)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private String title() {
        return first(linkedData.text("headline"), meta("og:title"), text("h1"), Optional.of(document.title()))
                .orElse(page.hints().title() == null ? "" : page.hints().title());
    }

    private @Nullable String canonical() {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String absolute = link == null ? "" : link.absUrl("href");
        return absolute.isEmpty() ? null : absolute;
    }

    private Optional<Instant> published() {
        return first(
                        linkedData.anyText("datePublished"),
                        meta("article:published_time"),
                        meta("date"),
                        meta("pubdate"),
                        meta("dc.date"),
                        meta("parsely-pub-date"),
                        attribute("time[datetime]", "datetime"),
                        attribute("[itemprop=datePublished][content]", "content"))
                .flatMap(WebDate::parse)
                .or(() -> text("time, .date, .dateline").flatMap(WebDate::parse));
    }

    private Publisher publisher() {
        if (page.hints().publisher() != null) {
            return page.hints().publisher();
        }
        String domain = WebAddress.parse(page.url())
                .map(a -> RegistrableDomain.of(a.host()))
                .orElse("");
        String name = first(
                        meta("og:site_name"),
                        linkedData.names("publisher").stream().findFirst())
                .orElse(domain);
        return new Publisher(name, domain, PublisherKind.UNKNOWN);
    }

    private DocumentKind kind(Publisher publisher) {
        if (page.hints().documentKind() != DocumentKind.UNKNOWN) {
            return page.hints().documentKind();
        }
        return switch (publisher.kind()) {
            case COMPANY, WIRE -> DocumentKind.PRESS_RELEASE;
            case NEWS -> DocumentKind.NEWS;
            case BLOG -> DocumentKind.BLOG;
            case UNKNOWN, PROMOTION -> DocumentKind.UNKNOWN;
        };
    }

    private @Nullable String language() {
        Element html = document.selectFirst("html[lang]");
        String lang = html == null ? "" : html.attr("lang").strip().replace('_', '-');
        String tag = lang.isEmpty() ? "" : Locale.forLanguageTag(lang).toLanguageTag();
        return tag.isEmpty() || tag.equals("und") ? page.hints().language() : tag;
    }

    private Optional<String> meta(String name) {
        Element meta = document.selectFirst("meta[property=" + name + "][content], meta[name=" + name + "][content]");
        return Optional.ofNullable(meta).map(m -> m.attr("content").strip());
    }

    private Optional<String> text(String selector) {
        return Optional.ofNullable(document.selectFirst(selector))
                .map(e -> e.text().strip());
    }

    private Optional<String> attribute(String selector, String name) {
        return Optional.ofNullable(document.selectFirst(selector))
                .map(e -> e.attr(name).strip());
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String>... candidates) {
        for (Optional<String> candidate : candidates) {
            if (candidate.isPresent() && !candidate.get().isBlank()) {
                return candidate;
            }
        }
        return Optional.empty();
    }
}
