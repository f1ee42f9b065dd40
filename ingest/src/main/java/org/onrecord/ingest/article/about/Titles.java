package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the title of an article: the heading that readers see where it can be told from others, else what the head of the page says. */
public final class Titles {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_HEADINGS = 60;
    private static final double SAME = 0.6;
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+(?:[|–—»›•·:«<>/~⋆*]|-{1,2}|::|//)\\s+|\\s*[|»]\\s*|:\\s+(?=[^:]{1,40}$)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final SiteName site;
    private final List<String> said = new ArrayList<>();
    private final String documentTitle;
    private final Document document;

    private Titles(Document document, LinkedData linkedData, MetaTags tags, SiteName site) {
        this.document = document;
        this.site = site;
        this.documentTitle = clean(headTitle(document));
        linkedData.text("headline").map(Titles::clean).ifPresent(said::add);
        tags.all(MetaTags.Role.TITLE).forEach(title -> said.add(clean(title)));
        said.removeIf(title -> title.isEmpty() || site.isNamedBy(title));
    }

    /** The title, empty when the page has none. */
    public static String of(Document document, LinkedData linkedData, MetaTags tags, SiteName site) {
        return new Titles(document, linkedData, tags, site).best();
    }

    private static String headTitle(Document document) {
        Element title = document.head().selectFirst("title");
        return title == null ? document.title() : title.text();
    }

    private String best() {
        List<Element> headings = headings();
        String heading = matching(headings);
        if (heading.isEmpty()) {
            heading = lone(headings);
        }
        if (!heading.isEmpty()) {
            return heading;
        }
        if (!said.isEmpty()) {
            return withoutSite(said.get(0));
        }
        String fromHead = withoutSite(documentTitle);
        return fromHead.isEmpty() || site.isNamedBy(fromHead) ? anyHeading(headings, fromHead) : fromHead;
    }

    private List<Element> headings() {
        List<Element> headings = new ArrayList<>();
        for (String tag : List.of("h1", "h2")) {
            for (Element heading : document.body().getElementsByTag(tag)) {
                String text = clean(heading.text());
                if (headings.size() < MAX_HEADINGS && !text.isEmpty() && text.length() <= MAX_LENGTH) {
                    headings.add(heading);
                }
            }
        }
        return headings;
    }

    /** The heading that says most nearly what the head of the page says; a first-level one before others. */
    private String matching(List<Element> headings) {
        String best = "";
        double most = 0;
        for (Element heading : headings) {
            String text = clean(heading.text());
            if (site.isNamedBy(text)) {
                continue;
            }
            double likeness = likeness(text, documentTitle);
            for (String title : said) {
                likeness = Math.max(likeness, likeness(text, title));
            }
            double bonus = heading.normalName().equals("h1") ? 0.15 : 0;
            if (likeness >= (bonus > 0 ? 0.5 : SAME) && likeness + bonus > most) {
                most = likeness + bonus;
                best = text;
            }
        }
        return best;
    }

    /** A page that has one heading of the first level means it. */
    private String lone(List<Element> headings) {
        Set<String> texts = new HashSet<>();
        String last = "";
        for (Element heading : headings) {
            String text = clean(heading.text());
            if (heading.normalName().equals("h1") && !site.isNamedBy(text) && !isOutside(heading)) {
                texts.add(text);
                last = text;
            }
        }
        boolean isTitle = texts.size() == 1 && last.length() >= 12 && !isTailOfTitle(last);
        return isTitle ? last : "";
    }

    private boolean isTailOfTitle(String text) {
        return documentTitle.length() > text.length() + 8 && documentTitle.endsWith(text);
    }

    private static boolean isOutside(Element heading) {
        int up = 0;
        for (Element e = heading.parent(); e != null && up < 8; e = e.parent(), up++) {
            String tag = e.normalName();
            if (tag.equals("nav") || tag.equals("aside") || tag.equals("footer")) {
                return true;
            }
        }
        return false;
    }

    private String anyHeading(List<Element> headings, String otherwise) {
        return headings.stream()
                .map(h -> clean(h.text()))
                .filter(text -> !site.isNamedBy(text))
                .findFirst()
                .orElse(otherwise);
    }

    /** Takes off the name of the site, which stands last or first behind a mark. */
    private String withoutSite(String title) {
        String[] parts = SEPARATOR.split(title);
        if (parts.length < 2) {
            return title;
        }
        int from = 0;
        int to = title.length();
        String last = parts[parts.length - 1];
        String first = parts[0];
        boolean known = site.isNamedBy(last);
        if (known || last.length() < title.length() / 2 && words(last).size() <= 4 && isMarked(title, last)) {
            to = cutBefore(title, last);
        } else if (site.isNamedBy(first)) {
            from = title.indexOf(parts[1], first.length());
        }
        String rest = title.substring(from, Math.max(from, to)).strip();
        return words(rest).isEmpty() ? title : known ? withoutSite(rest) : rest;
    }

    private static boolean isMarked(String title, String last) {
        String mark = title.substring(0, title.length() - last.length()).stripTrailing();
        return !mark.endsWith(":");
    }

    private static int cutBefore(String title, String last) {
        int at = title.lastIndexOf(last);
        while (at > 0
                && !Character.isLetterOrDigit(title.charAt(at - 1))
                && "?!.)\"”»…'’“".indexOf(title.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    /** The share of the shorter text's words that the longer has too, less a little for what it lacks. */
    private static double likeness(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        int common = 0;
        for (String word : a) {
            common += b.contains(word) ? 1 : 0;
        }
        double cover = (double) common / a.size();
        return Math.min(a.size(), b.size()) <= 1 && a.size() != b.size()
                ? 0
                : 0.6 * cover + 0.4 * common / b.size() * Math.min(1, 2.0 * a.size() / b.size());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String clean(String text) {
        String cut = text.length() > 4 * MAX_LENGTH ? text.substring(0, 4 * MAX_LENGTH) : text;
        return SPACES.matcher(cut.replace("\u00ad", "").replace("\u200b", "").replace('\u00a0', ' '))
                .replaceAll(" ")
                .strip();
    }
}
