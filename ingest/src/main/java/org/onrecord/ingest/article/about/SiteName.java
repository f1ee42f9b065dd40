package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of a site, as they turn up in titles and bylines where the name of an article or a person should be. */
public final class SiteName {

    private static final int MIN_LABEL_LENGTH = 3;

    private final List<String> names = new ArrayList<>();
    private final String label;

    /**
     * @param domain the registrable domain, or empty
     * @param names what the page calls its site
     */
    public SiteName(String domain, List<String> names) {
        int dot = domain.indexOf('.');
        this.label = letters(dot < 0 ? "" : domain.substring(0, dot));
        for (String name : names) {
            String letters = letters(name);
            if (!letters.isEmpty()) {
                this.names.add(letters);
            }
        }
    }

    /** Whether a text is, or all but is, the name of the site. */
    public boolean isNamedBy(String text) {
        String letters = letters(text);
        if (letters.isEmpty()) {
            return false;
        }
        if (names.contains(letters)) {
            return true;
        }
        return label.length() >= MIN_LABEL_LENGTH
                && (letters.equals(label)
                        || letters.startsWith(label) && letters.length() <= label.length() + 5
                        || letters.startsWith("www" + label)
                        || label.length() >= 5 && letters.contains(label) && letters.length() <= label.length() * 2
                        || letters.length() >= 5
                                && label.startsWith(letters)
                                && label.length() <= letters.length() + 6);
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString()
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }
}
