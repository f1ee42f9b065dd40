package org.onrecord.ingest.article.about;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a page says about itself in JSON-LD, read as leniently as search engines do. */
public final class LinkedData {

    private static final int MAX_SCRIPT_LENGTH = 1_000_000;
    private static final int MAX_SCRIPTS = 40;
    private static final int MAX_THINGS = 2_000;
    private static final int MAX_DEPTH = 8;
    private static final List<String> ARTICLE_TYPES =
            List.of("article", "newsarticle", "posting", "report", "pressrelease", "review", "recipe", "discussion");
    private static final Set<String> ORGANISATION_TYPES = Set.of(
            "organization",
            "corporation",
            "newsmediaorganization",
            "localbusiness",
            "ngo",
            "educationalorganization",
            "governmentorganization",
            "onlinebusiness");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_MISSING_VALUES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<JsonNode> things = new ArrayList<>();
    private final JsonNode article;

    private LinkedData(Document document) {
        int scripts = 0;
        for (Element script : document.getElementsByTag("script")) {
            if (script.attr("type").toLowerCase(java.util.Locale.ROOT).contains("ld+json") && scripts++ < MAX_SCRIPTS) {
                read(script.data());
            }
        }
        article = things.stream()
                .filter(LinkedData::isArticle)
                .findFirst()
                .or(() -> things.stream().filter(t -> t.has("headline")).findFirst())
                .or(() -> things.stream().filter(t -> t.has("datePublished")).findFirst())
                .orElse(MissingNode.getInstance());
    }

    public static LinkedData of(Document document) {
        return new LinkedData(document);
    }

    /** A text of the article, such as its headline; without markup. */
    public Optional<String> text(String name) {
        return value(article.path(name));
    }

    /** A text of any part of the page's data. */
    public Optional<String> anyText(String name) {
        return text(name)
                .or(() -> things.stream()
                        .map(t -> value(t.path(name)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The names of those who have a role, such as author or publisher, for the article. */
    public List<String> names(String role) {
        Set<String> names = new LinkedHashSet<>();
        collectNames(article.path(role), names, 0);
        return List.copyOf(names);
    }

    /** The names of the organisations that the page describes as itself. */
    public List<String> organisations() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode thing : things) {
            if (types(thing).stream().anyMatch(ORGANISATION_TYPES::contains)) {
                value(thing.path("name")).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    public boolean describesArticle() {
        return isArticle(article);
    }

    /** The type of the article in lower case, such as newsarticle or blogposting; empty without one. */
    public String articleType() {
        return isArticle(article) ? types(article).get(0) : "";
    }

    private void read(String script) {
        if (script.length() > MAX_SCRIPT_LENGTH) {
            return;
        }
        String json = script.strip().replaceFirst("^(?:<!--|//<!\\[CDATA\\[|<!\\[CDATA\\[)", "");
        try {
            collect(JSON.readTree(json), 0);
        } catch (JsonProcessingException broken) {
            // Broken data is as good as none: every caller has other places to look.
        }
    }

    private void collect(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || things.size() > MAX_THINGS) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> collect(child, depth + 1));
        } else if (node.isObject()) {
            things.add(node);
            collect(node.path("@graph"), depth + 1);
            collect(node.path("mainEntity"), depth + 1);
            collect(node.path("mainEntityOfPage"), depth + 1);
        }
    }

    private void collectNames(JsonNode node, Set<String> names, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> collectNames(child, names, depth + 1));
        } else if (node.isTextual()) {
            value(node).ifPresent(names::add);
        } else if (node.has("name")) {
            collectNames(node.path("name"), names, depth + 1);
        } else if (node.has("@id")) {
            String id = node.path("@id").asText();
            things.stream()
                    .filter(t -> t.path("@id").asText().equals(id) && t.has("name"))
                    .findFirst()
                    .ifPresent(t -> collectNames(t.path("name"), names, depth + 1));
        }
    }

    private static boolean isArticle(JsonNode thing) {
        return types(thing).stream().anyMatch(t -> ARTICLE_TYPES.stream().anyMatch(t::endsWith));
    }

    private static List<String> types(JsonNode thing) {
        JsonNode type = thing.path("@type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(t -> types.add(t.asText().toLowerCase(java.util.Locale.ROOT)));
        } else if (type.isTextual()) {
            types.add(type.asText().toLowerCase(java.util.Locale.ROOT));
        }
        return types;
    }

    private static Optional<String> value(JsonNode node) {
        JsonNode single = node.isArray() && !node.isEmpty() ? node.get(0) : node;
        if (!single.isTextual()) {
            return Optional.empty();
        }
        String text = Parser.unescapeEntities(single.asText(), false).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
