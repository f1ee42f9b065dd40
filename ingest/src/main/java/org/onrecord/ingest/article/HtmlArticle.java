package org.onrecord.ingest.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.about.Bylines;
import org.onrecord.ingest.article.about.Dates;
import org.onrecord.ingest.article.about.Day;
import org.onrecord.ingest.article.about.LanguageGuess;
import org.onrecord.ingest.article.about.LinkedData;
import org.onrecord.ingest.article.about.MetaTags;
import org.onrecord.ingest.article.about.ReleaseMarks;
import org.onrecord.ingest.article.about.SiteName;
import org.onrecord.ingest.article.about.Surroundings;
import org.onrecord.ingest.article.about.Titles;
import org.onrecord.ingest.article.text.ArticleText;
import org.onrecord.ingest.article.text.Block;
import org.onrecord.ingest.article.text.PageFacts;
import org.onrecord.ingest.article.text.SegmentModel;
import org.onrecord.ingest.article.text.SegmentedPage;
import org.onrecord.ingest.web.RegistrableDomain;
import org.onrecord.ingest.web.WebAddress;

/** One page of HTML and the article in it. */
final class HtmlArticle {

    private static final int MAX_DEPTH = 512;

    private final Page page;
    private final SegmentModel model;
    private final Document document;
    private final LinkedData linkedData;
    private final MetaTags tags;
    private final String domain;
    private final String path;
    private final SiteName site;

    HtmlArticle(Page page, SegmentModel model) {
        this.page = page;
        this.model = model;
        String html = HtmlCharset.decode(page.bytes(), page.charset());
        this.document = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, page.url());
        this.linkedData = LinkedData.of(document);
        this.tags = MetaTags.of(document);
        Optional<WebAddress> address = WebAddress.parse(page.url());
        this.domain = address.map(a -> RegistrableDomain.of(a.host())).orElse("");
        this.path = address.map(WebAddress::path).orElse("");
        List<String> siteNames = new ArrayList<>(tags.all(MetaTags.Role.SITE));
        siteNames.addAll(linkedData.names("publisher"));
        siteNames.addAll(linkedData.organisations());
        this.site = new SiteName(domain, siteNames);
    }

    SegmentedPage segmented() {
        return segmented(title());
    }

    /** How much text the page has in all, in characters. */
    int textLength() {
        return document.body().text().length();
    }

    ParsedArticle read() {
        String title = title();
        ArticleText text = segmented(title).article(model);
        List<String> paragraphs = text.blocks().stream().map(Block::text).toList();
        String language = language(paragraphs);
        Dates dates = dates(text.surroundings(), declaredLanguage());
        Optional<Day> published = dates.published();
        Publisher publisher = publisher();
        ReleaseMarks marks = new ReleaseMarks(title, paragraphs, path);
        return new ParsedArticle(
                canonical(),
                title,
                new Bylines(document, linkedData, tags, site, text.surroundings())
                        .find()
                        .orElse(page.hints().byline()),
                published.map(Day::at).orElse(page.hints().publishedAt()),
                published.map(Day::day).orElse(null),
                dates.modified().map(Day::at).orElse(null),
                language,
                publisher,
                Kinds.of(page.hints(), publisher, marks, linkedData.articleType()),
                Kinds.issuers(page.hints(), marks),
                blocks(title, text.blocks()));
    }

    private SegmentedPage segmented(String title) {
        return SegmentedPage.of(
                document,
                new PageFacts(
                        title,
                        tags.first(MetaTags.Role.DESCRIPTION).orElse(""),
                        linkedData.anyText("articleBody").orElse("")));
    }

    private static List<Block> blocks(String title, List<Block> body) {
        List<Block> blocks = new ArrayList<>();
        if (!title.isBlank()) {
            blocks.add(new Block(Block.Kind.TITLE, title));
        }
        for (Block block : body) {
            if (!block.text().equals(title)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private String title() {
        String title = Titles.of(document, linkedData, tags, site);
        String hinted = page.hints().title();
        return title.isEmpty() && hinted != null ? hinted : title;
    }

    private @Nullable String canonical() {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String absolute = link == null ? "" : link.absUrl("href");
        return absolute.isEmpty() ? null : absolute;
    }

    private Dates dates(Surroundings surroundings, @Nullable String language) {
        boolean isAmerican = language != null
                && (language.equals("en-US")
                        || language.equals("en") && (domain.endsWith(".com") || domain.endsWith(".org")));
        return new Dates(document, linkedData, tags, page.url(), surroundings, isAmerican);
    }

    private Publisher publisher() {
        Publisher hinted = page.hints().publisher();
        if (hinted != null) {
            return hinted;
        }
        String name = tags.named("og:site_name")
                .or(() -> linkedData.names("publisher").stream().findFirst())
                .or(() -> tags.first(MetaTags.Role.SITE)
                        .filter(site -> !site.startsWith("@") && !site.startsWith("http")))
                .orElse(domain);
        return new Publisher(name, domain, PublisherKind.UNKNOWN);
    }

    /** What the page declares, unless its text is surely of another language; else what its source or the text says. */
    private @Nullable String language(List<String> paragraphs) {
        String declared = declaredLanguage();
        if (declared != null) {
            return LanguageGuess.sure(paragraphs)
                    .filter(sure -> !declared.equals(sure) && !declared.startsWith(sure + '-'))
                    .orElse(declared);
        }
        String hinted = page.hints().language();
        return hinted == null ? LanguageGuess.of(paragraphs).orElse(null) : hinted;
    }

    private @Nullable String declaredLanguage() {
        Element html = document.selectFirst("html[lang]");
        String lang = html == null ? "" : html.attr("lang").strip().replace('_', '-');
        String tag = lang.isEmpty() ? "" : Locale.forLanguageTag(lang).toLanguageTag();
        return tag.isEmpty() || tag.equals("und") ? null : tag;
    }
}
