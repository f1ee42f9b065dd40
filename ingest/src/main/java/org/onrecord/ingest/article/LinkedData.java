package org.onrecord.ingest.article;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The few string values that pages give about themselves in JSON-LD, read leniently. */
final class LinkedData {

    private static final Pattern STRING = Pattern.compile(
            "\"(headline|datePublished|dateModified)\"\\s{0,8}:\\s{0,8}\"((?:[^\"\\\\]|\\\\.){1,500})\"");
    private static final Pattern NAMED = Pattern.compile(
            "\"(author|publisher)\"\\s{0,8}:\\s{0,8}\\[?\\s{0,8}\\{[^{}]{0,300}?\"name\"\\s{0,8}:\\s{0,8}\"((?:[^\"\\\\]|\\\\.){1,200})\"");
    private static final int MAX_LENGTH = 200_000;

    private final Map<String, String> values = new HashMap<>();

    private LinkedData() {}

    static LinkedData of(Document document) {
        LinkedData data = new LinkedData();
        for (Element script : document.select("script[type=application/ld+json]")) {
            String json = script.data();
            if (json.length() <= MAX_LENGTH) {
                data.collect(STRING.matcher(json));
                data.collect(NAMED.matcher(json));
            }
        }
        return data;
    }

    Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void collect(Matcher matcher) {
        while (matcher.find()) {
            String value =
                    matcher.group(2).replace("\\\"", "\"").replace("\\/", "/").replace("\\n", " ");
            values.putIfAbsent(
                    matcher.group(1), Parser.unescapeEntities(value, false).strip());
        }
    }
}
