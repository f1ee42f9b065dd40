package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.ingest.web.DataLines;

/** The meta tags of a page, by name, property or itemprop. */
public final class MetaTags {

    private static final int MAX_TAGS = 2_000;
    private static final Map<Role, List<String>> NAMES = new HashMap<>();

    static {
        for (DataLines.Line line : DataLines.of(MetaTags.class, "meta-names.txt")) {
            int colon = line.text().indexOf(": ");
            line.require(colon > 0, "names no role");
            Role role = Role.valueOf(line.text().substring(0, colon).toUpperCase(Locale.ROOT));
            List<String> names =
                    List.of(line.text().substring(colon + 2).strip().split("\\s+"));
            line.require(names.stream().distinct().count() == names.size(), "has a name twice");
            line.require(NAMES.put(role, names) == null, "repeats a role");
        }
    }

    private final Map<String, List<String>> values = new HashMap<>();

    /** What a tag tells. */
    public enum Role {
        AUTHOR,
        PUBLISHED,
        MAYBE_PUBLISHED,
        MODIFIED,
        TITLE,
        SITE,
        DESCRIPTION,
        TYPE,
        LANGUAGE,
        CANONICAL
    }

    private MetaTags() {}

    /** Reads the tags of the whole page: many pages have them in the body. */
    public static MetaTags of(Document document) {
        MetaTags tags = new MetaTags();
        int count = 0;
        for (Element meta : document.getElementsByTag("meta")) {
            String content = meta.attr("content").strip();
            if (!content.isEmpty() && count++ < MAX_TAGS) {
                tags.add(meta.attr("property"), content);
                tags.add(meta.attr("name"), content);
                tags.add(meta.attr("itemprop"), content);
                tags.add(meta.attr("http-equiv"), content);
            }
        }
        return tags;
    }

    /** What the tags say that have the role, the most trusted first. */
    public List<String> all(Role role) {
        List<String> found = new ArrayList<>();
        for (String name : NAMES.getOrDefault(role, List.of())) {
            found.addAll(values.getOrDefault(name, List.of()));
        }
        return found;
    }

    public Optional<String> first(Role role) {
        return all(role).stream().findFirst();
    }

    /** The value of one name in lower case. */
    public Optional<String> named(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    private void add(String name, String content) {
        if (!name.isBlank()) {
            values.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(content);
        }
    }
}
