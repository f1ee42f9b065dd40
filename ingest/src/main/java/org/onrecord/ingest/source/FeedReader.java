package org.onrecord.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;
import org.onrecord.ingest.web.WebDate;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, as leniently as feeds are written. The XML is read by a
 * parser that knows neither document types nor entities of their making, so there is nothing in them to fear.
 */
public final class FeedReader {

    /** More entries than any feed has; the rest is left out. */
    private static final int MAX_ENTRIES = 20_000;

    private static final int MAX_DEPTH = 256;
    private static final int MAX_TITLE_LENGTH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedReader() {}

    /**
     * @param charset as the server named it, or null
     * @param address where the feed was found, which its links are relative to
     */
    public static DocumentList read(byte[] bytes, @Nullable String charset, WebAddress address) {
        if (firstCharacter(bytes) == '{') {
            return json(bytes, address);
        }
        Document document;
        try {
            Parser parser = Parser.xmlParser().setMaxDepth(MAX_DEPTH);
            document = DataUtil.load(new ByteArrayInputStream(bytes), supported(charset), address.toString(), parser);
        } catch (IOException e) {
            return new DocumentList.Unreadable("the feed cannot be decoded: " + e.getMessage());
        }
        Element root = document.children().stream()
                .filter(e -> List.of("rss", "rdf", "feed", "channel").contains(localName(e)))
                .findFirst()
                .orElse(null);
        if (root == null) {
            String found = document.children().isEmpty()
                    ? "nothing"
                    : "<" + document.child(0).tagName() + ">";
            return new DocumentList.Unreadable("not a feed: " + found + " instead of rss, rdf:RDF or feed");
        }
        return DocumentList.of(localName(root).equals("feed") ? atom(root, address) : rss(root, address), null);
    }

    private static List<Listed> rss(Element root, WebAddress address) {
        List<Listed> all = new ArrayList<>();
        for (Element item : named(root, "item", 3)) {
            String guid = text(item, "guid");
            boolean isLink = item.children().stream()
                    .filter(e -> localName(e).equals("guid"))
                    .noneMatch(e -> e.attr("isPermaLink").equalsIgnoreCase("false"));
            String link = firstOf(text(item, "link"), atomLink(item), isLink ? guid : "", item.attr("rdf:about"));
            String published = firstOf(text(item, "pubDate"), text(item, "date"), text(item, "published"));
            String updated = firstOf(text(item, "updated"), text(item, "modified"), published);
            String byline = firstOf(text(item, "creator"), text(item, "author"));
            address.resolve(link)
                    .filter(a -> !link.isEmpty())
                    .ifPresent(a -> add(all, listed(a, text(item, "title"), byline, published, updated)));
        }
        return all;
    }

    private static List<Listed> atom(Element root, WebAddress address) {
        List<Listed> all = new ArrayList<>();
        WebAddress base = based(root, address);
        for (Element entry : root.children()) {
            String name = localName(entry);
            if (name.equals("deleted-entry")) {
                String link = firstOf(atomLink(entry), entry.attr("ref"));
                base.resolve(link).ifPresent(a -> add(all, new Listed(a, null, null, null, entry.attr("when"), true)));
            } else if (name.equals("entry")) {
                String id = text(entry, "id");
                String link = firstOf(atomLink(entry), id.startsWith("http") ? id : "");
                String published = firstOf(text(entry, "published"), text(entry, "issued"), text(entry, "created"));
                String updated = firstOf(text(entry, "updated"), text(entry, "modified"), published);
                String date = published.isEmpty() ? updated : published;
                based(entry, base)
                        .resolve(link)
                        .filter(a -> !link.isEmpty())
                        .ifPresent(a -> add(all, listed(a, text(entry, "title"), atomAuthor(entry), date, updated)));
            }
        }
        return all;
    }

    private static DocumentList json(byte[] bytes, WebAddress address) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return new DocumentList.Unreadable("not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new DocumentList.Unreadable("not valid JSON: " + e.getMessage());
        }
        if (!root.path("items").isArray()) {
            return new DocumentList.Unreadable("not a JSON Feed: it has no list of items");
        }
        List<Listed> all = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            String id = item.path("id").asText();
            String link = firstOf(item.path("url").asText(), id.startsWith("http") ? id : "");
            String published = item.path("date_published").asText();
            String updated = firstOf(item.path("date_modified").asText(), published);
            String byline = firstOf(
                    item.path("authors").path(0).path("name").asText(),
                    item.path("author").path("name").asText());
            address.resolve(link)
                    .filter(a -> !link.isEmpty())
                    .ifPresent(a -> add(all, listed(a, item.path("title").asText(), byline, published, updated)));
        }
        return DocumentList.of(all, null);
    }

    private static void add(List<Listed> all, Listed listed) {
        if (all.size() < MAX_ENTRIES) {
            all.add(listed);
        }
    }

    private static Listed listed(WebAddress address, String title, String byline, String published, String updated) {
        String plain = title.indexOf('<') >= 0 || title.indexOf('&') >= 0
                ? Jsoup.parse(title).text()
                : title;
        String shortened = plain.length() > MAX_TITLE_LENGTH ? plain.substring(0, MAX_TITLE_LENGTH) : plain;
        Optional<Instant> date = WebDate.parse(published);
        return new Listed(address, orNull(shortened), orNull(byline), date.orElse(null), orNull(updated), false);
    }

    /** The link to the document itself: the first that is no other relation, and names HTML rather than another type. */
    private static String atomLink(Element entry) {
        String any = "";
        for (Element link : entry.children()) {
            String relation = link.attr("rel");
            if (!localName(link).equals("link") || !link.hasAttr("href")) {
                continue;
            }
            if (relation.isEmpty() || relation.equals("alternate")) {
                if (link.attr("type").isEmpty() || link.attr("type").contains("html")) {
                    return link.attr("href");
                }
                any = firstOf(any, link.attr("href"));
            }
        }
        return any;
    }

    private static String atomAuthor(Element entry) {
        return entry.children().stream()
                .filter(e -> localName(e).equals("author"))
                .map(author -> text(author, "name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static WebAddress based(Element element, WebAddress address) {
        String base = element.attr("xml:base");
        return base.isEmpty() ? address : address.resolve(base).orElse(address);
    }

    /** The descendants of that name, down to a depth: items are in the channel or beside it. */
    private static List<Element> named(Element root, String name, int depth) {
        List<Element> found = new ArrayList<>();
        for (Element child : root.children()) {
            if (localName(child).equals(name)) {
                found.add(child);
            } else if (depth > 1) {
                found.addAll(named(child, name, depth - 1));
            }
        }
        return found;
    }

    /** The text of the first non-empty child of that name; the plain one of RSS before one of a namespace. */
    private static String text(Element parent, String name) {
        String found = "";
        for (Element child : parent.children()) {
            if (localName(child).equalsIgnoreCase(name) && !child.wholeText().isBlank()) {
                if (child.tagName().indexOf(':') < 0) {
                    return child.wholeText().strip();
                }
                found = firstOf(found, child.wholeText().strip());
            }
        }
        return found;
    }

    private static String localName(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(java.util.Locale.ROOT);
    }

    private static String firstOf(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isBlank()) {
                return candidate.strip();
            }
        }
        return "";
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable String supported(@Nullable String charset) {
        try {
            return charset != null && java.nio.charset.Charset.isSupported(charset) ? charset : null;
        } catch (IllegalArgumentException illegalName) {
            return null;
        }
    }

    private static int firstCharacter(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b;
            }
        }
        return -1;
    }
}
