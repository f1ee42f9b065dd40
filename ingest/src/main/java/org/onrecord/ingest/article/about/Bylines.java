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

    private static final int MAX_NAMES = 12;
    private static final int MAX_LEVELS = 6;
    private final AuthorMarks marks;
    private final LinkedData linkedData;
    private final MetaTags tags;
    private final SiteName site;
    private final Surroundings surroundings;

    public Bylines(Document document, LinkedData linkedData, MetaTags tags, SiteName site, Surroundings surroundings) {
        this.marks = AuthorMarks.in(document.body());
        this.linkedData = linkedData;
        this.tags = tags;
        this.site = site;
        this.surroundings = surroundings;
    }

    /** The names as the page writes them, else parted by commas; the site's own name only where nobody else is named. */
    public Optional<String> find() {
        List<String> fromData = names(linkedData.names("author"));
        List<String> fromTags = names(authorTags());
        List<String> said = persons(fromData).isEmpty() ? persons(fromTags) : persons(fromData);
        Optional<String> led = led(surroundings.before());
        if (led.isPresent()) {
            return joined(said).filter(names -> names.contains(led.get())).or(() -> led);
        }
        return joined(said)
                .map(names -> inFull(said, names))
                .or(() -> marked(false))
                .or(() -> shown(surroundings.before(), 2))
                .or(() -> shown(surroundings.elsewhere(), 2))
                .or(() -> shown(surroundings.after(), 2))
                .or(() -> joined(fromTags))
                .or(() -> joined(fromData))
                .or(() -> shown(surroundings.before(), 1))
                .or(() -> marked(true));
    }

    private Optional<String> led(List<Surroundings.Shown> texts) {
        return texts.stream()
                .map(shown -> PersonNames.led(shown.text()))
                .flatMap(Optional::stream)
                .filter(name -> !site.isNamedBy(name))
                .findFirst();
    }

    /** The wording of the page where it has the surname too, or joins the names by itself. */
    private String inFull(List<String> said, String names) {
        boolean isShort = said.size() == 1 && names.indexOf(' ') < 0;
        if (!isShort && said.size() < 2) {
            return names;
        }
        for (AuthorMarks.Mark mark : AuthorMarks.Mark.values()) {
            for (Element element : marks.of(mark)) {
                Optional<String> written = PersonNames.inField(element.text())
                        .filter(PersonNames::isPersons)
                        .filter(name -> isShort
                                ? name.startsWith(names + ' ')
                                : said.stream().allMatch(name::contains));
                if (written.isPresent()) {
                    return written.get();
                }
            }
        }
        return names;
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
        for (AuthorMarks.Mark mark : AuthorMarks.Mark.values()) {
            Set<String> names = new LinkedHashSet<>();
            for (Element element : marks.of(mark)) {
                if (names.size() >= 3) {
                    break;
                }
                if (!isElsewhere(element)) {
                    PersonNames.inField(element.text())
                            .filter(name -> fits(name, mark) && (maySiteWrite || !site.isNamedBy(name)))
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

    /** What is only like a mark of authors must be like their names too. */
    private static boolean fits(String name, AuthorMarks.Mark mark) {
        return name.split(" ").length <= 8
                && (mark.compareTo(AuthorMarks.Mark.AUTHOR_CLASS) <= 0
                        || PersonNames.proper(name).isPresent());
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

    private Optional<String> shown(List<Surroundings.Shown> texts, int leastWords) {
        for (int i = 0; i < texts.size(); i++) {
            String next = i + 1 < texts.size() ? texts.get(i + 1).text() : "";
            Optional<String> name = PersonNames.inSentence(texts.get(i).text());
            if (name.isEmpty() && PersonNames.isLabel(texts.get(i).text())) {
                name = PersonNames.proper(next);
            }
            name = name.filter(found -> !site.isNamedBy(found) && found.split(" ").length >= leastWords);
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }
}
