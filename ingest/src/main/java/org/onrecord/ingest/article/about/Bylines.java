package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds who wrote an article. */
public final class Bylines {

    private static final int MAX_ELEMENTS = 40;
    private static final int MAX_NAMES = 12;
    private static final int MAX_LEVELS = 6;
    private static final List<String> SELECTORS = List.of(
            "[rel=author]",
            "[itemprop=author] [itemprop=name]",
            "[itemprop=author]",
            "[class~=(?i)(^|[-_ ])(byline|author|autor|auteur|autore)s?[-_]{0,2}(name|link|title)\\b]",
            "[class~=(?i)\\bbyline]",
            "[class~=(?i)(^|[-_ ])(author|autor|auteur|autore|authors|autoren)\\b]",
            "a[href~=(?i)/(author|authors|autor|autoren|auteur|autore|redakteur|people|profile|profil|redaktion|team|journalist|reporter|contributors?|newsteam|creator|auteurs|autores|user|verfasser)/]",
            "[class~=(?i)(author|autor|byline|verfasser|username)]",
            "[id~=(?i)(author|autor|byline)]");

    private final Document document;
    private final LinkedData linkedData;
    private final MetaTags tags;
    private final SiteName site;
    private final Surroundings surroundings;

    public Bylines(Document document, LinkedData linkedData, MetaTags tags, SiteName site, Surroundings surroundings) {
        this.document = document;
        this.linkedData = linkedData;
        this.tags = tags;
        this.site = site;
        this.surroundings = surroundings;
    }

    /** The names, parted by commas; the site's own name only where nobody else is named. */
    public Optional<String> find() {
        List<String> fromData = names(linkedData.names("author"));
        List<String> fromTags = names(authorTags());
        Optional<String> said = joined(persons(fromData)).or(() -> joined(persons(fromTags)));
        return said.or(() -> marked(false))
                .or(() -> shown(surroundings.before()))
                .or(() -> shown(surroundings.elsewhere()))
                .or(() -> shown(surroundings.after()))
                .or(() -> joined(fromTags))
                .or(() -> joined(fromData))
                .or(() -> marked(true));
    }

    private List<String> authorTags() {
        List<String> authors = new ArrayList<>(tags.all(MetaTags.Role.AUTHOR));
        tags.named("twitter:label1")
                .filter(Bylines::saysWriter)
                .flatMap(label -> tags.named("twitter:data1"))
                .ifPresent(authors::add);
        return authors;
    }

    private static boolean saysWriter(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return List.of("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da")
                .contains(lower);
    }

    private static List<String> names(List<String> fields) {
        Set<String> names = new LinkedHashSet<>();
        for (String field : fields) {
            if (names.size() < MAX_NAMES) {
                PersonNames.inField(field).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    private List<String> persons(List<String> names) {
        return names.stream().filter(name -> !site.isNamedBy(name)).toList();
    }

    /** Names that another name includes are said only once. */
    private static Optional<String> joined(List<String> names) {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            if (kept.stream().noneMatch(other -> other.contains(name))) {
                kept.removeIf(name::contains);
                kept.add(name);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", kept));
    }

    private Optional<String> marked(boolean maySiteWrite) {
        for (String selector : SELECTORS) {
            Set<String> names = new LinkedHashSet<>();
            int seen = 0;
            for (Element element : document.body().select(selector)) {
                if (seen++ > MAX_ELEMENTS || names.size() >= 3) {
                    break;
                }
                if (!isElsewhere(element)) {
                    PersonNames.inField(element.text())
                            .filter(name -> name.split(" ").length <= 8 && (maySiteWrite || !site.isNamedBy(name)))
                            .ifPresent(names::add);
                    if (!names.isEmpty() && !isList(element)) {
                        break;
                    }
                }
            }
            if (!names.isEmpty()) {
                return joined(List.copyOf(names));
            }
        }
        return Optional.empty();
    }

    /** Several authors stand side by side. */
    private static boolean isList(Element element) {
        Element next = element.nextElementSibling();
        return next != null
                && next.normalName().equals(element.normalName())
                && next.className().equals(element.className());
    }

    private static boolean isElsewhere(Element element) {
        int up = 0;
        for (Element e = element;
                e != null && up < MAX_LEVELS && !e.normalName().equals("body");
                e = e.parent(), up++) {
            String tag = e.normalName();
            String names = (e.className() + ' ' + e.id()).toLowerCase(Locale.ROOT);
            boolean isNamed = names.contains("comment") && !names.contains("comment-count")
                    || names.contains("related")
                    || names.contains("widget")
                    || names.contains("teaser") && up > 0;
            if (tag.equals("nav") || tag.equals("footer") && up > 3 || tag.equals("aside") || isNamed) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> shown(List<Surroundings.Shown> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String next = i + 1 < texts.size() ? texts.get(i + 1).text() : "";
            Optional<String> name = PersonNames.inSentence(texts.get(i).text()).filter(found -> !site.isNamedBy(found));
            if (name.isEmpty() && PersonNames.isLabel(texts.get(i).text())) {
                name = PersonNames.proper(next).filter(found -> !site.isNamedBy(found));
            }
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }
}
