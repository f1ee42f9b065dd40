package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The elements of a page that are marked as the names of authors, by how they are marked. */
final class AuthorMarks {

    private static final int MOST_OF_A_KIND = 40;
    private static final int MOST_NAME_LENGTH = 400;
    private static final Pattern NAME_CLASS =
            Pattern.compile("(?:^|[-_ ])(?:byline|author|autor|auteur|autore)s?[-_]{0,2}(?:name|link|title)\\b");
    private static final Pattern BYLINE_CLASS = Pattern.compile("\\bbyline");
    private static final Pattern AUTHOR_CLASS =
            Pattern.compile("(?:^|[-_ ])(?:author|autor|auteur|autore|authors|autoren)\\b");
    private static final Pattern PROFILE_ADDRESS =
            Pattern.compile("/(?:author|authors|autor|autoren|auteur|autore|redakteur|people|profile|profil|redaktion"
                    + "|team|journalist|reporter|contributors?|newsteam|creator|auteurs|autores|user|verfasser)/");
    private static final List<String> PARTS = List.of("author", "autor", "byline", "auteur", "verfasser", "username");

    /** How an element is marked, the most trusted first. */
    enum Mark {
        RELATION,
        ITEM_NAME,
        ITEM,
        NAME_CLASS,
        BYLINE_CLASS,
        AUTHOR_CLASS,
        PROFILE_LINK,
        CLASS_PART,
        ID_PART
    }

    private final Map<Mark, List<Element>> marked = new EnumMap<>(Mark.class);

    private AuthorMarks() {}

    /** Looks through the page once. */
    static AuthorMarks in(Element body) {
        AuthorMarks marks = new AuthorMarks();
        body.stream().forEach(marks::look);
        return marks;
    }

    /** In reading order, a bounded number. */
    List<Element> of(Mark mark) {
        return marked.getOrDefault(mark, List.of());
    }

    private void look(Element element) {
        if (element.attributesSize() == 0) {
            return;
        }
        if (element.attr("rel").equalsIgnoreCase("author")) {
            add(Mark.RELATION, element);
        }
        String item = element.attr("itemprop");
        if (item.equalsIgnoreCase("author")) {
            add(Mark.ITEM, element);
        } else if (item.equalsIgnoreCase("name") && hasAuthorAbove(element)) {
            add(Mark.ITEM_NAME, element);
        }
        if (element.normalName().equals("a")) {
            String address = lower(element.attr("href"));
            boolean isElsewhere = address.startsWith("http") && !isOnSite(element);
            if (!isElsewhere && PROFILE_ADDRESS.matcher(address).find()) {
                add(Mark.PROFILE_LINK, element);
            }
        }
        String names = element.className();
        if (!names.isEmpty()) {
            lookAtClass(lower(names), element);
        }
        if (element.id().isEmpty()) {
            return;
        }
        String id = lower(element.id());
        if (id.contains("author") || id.contains("autor") || id.contains("byline")) {
            add(Mark.ID_PART, element);
        }
    }

    private void lookAtClass(String names, Element element) {
        boolean mayBe = false;
        for (String part : PARTS) {
            mayBe |= names.contains(part);
        }
        if (!mayBe) {
            return;
        }
        if (NAME_CLASS.matcher(names).find()) {
            add(Mark.NAME_CLASS, element);
        }
        if (BYLINE_CLASS.matcher(names).find()) {
            add(Mark.BYLINE_CLASS, element);
        }
        if (AUTHOR_CLASS.matcher(names).find()) {
            add(Mark.AUTHOR_CLASS, element);
        }
        add(Mark.CLASS_PART, element);
    }

    private static boolean isOnSite(Element link) {
        String[] own = link.baseUri().split("/", 4);
        String[] other = link.attr("href").split("/", 4);
        return own.length < 3
                || other.length < 3
                || own[2].replaceFirst("^www\\.", "").equalsIgnoreCase(other[2].replaceFirst("^www\\.", ""));
    }

    private static boolean hasAuthorAbove(Element element) {
        int up = 0;
        for (Element e = element.parent(); e != null && up < 8; e = e.parent(), up++) {
            if (e.attr("itemprop").equalsIgnoreCase("author")) {
                return true;
            }
        }
        return false;
    }

    private void add(Mark mark, Element element) {
        List<Element> elements = marked.computeIfAbsent(mark, m -> new ArrayList<>());
        if (elements.size() < MOST_OF_A_KIND) {
            elements.add(element);
        }
    }

    private static String lower(String text) {
        String cut = text.length() > MOST_NAME_LENGTH ? text.substring(0, MOST_NAME_LENGTH) : text;
        return cut.toLowerCase(Locale.ROOT);
    }
}
