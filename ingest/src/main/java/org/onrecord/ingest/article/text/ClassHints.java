package org.onrecord.ingest.article.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.onrecord.ingest.web.DataLines;

/** What the names that authors give to the parts of their pages (class, id, role, itemprop) say about what is in them. */
final class ClassHints {

    private static final int MAX_NAME_LENGTH = 400;
    private static final int MAX_REMEMBERED = 4_096;

    private static final Map<String, Integer> TOKENS = new HashMap<>();
    private static final Fragments FRAGMENTS = new Fragments();

    static {
        load();
    }

    private final Map<String, Integer> remembered = new HashMap<>();

    /** A sort of page part. */
    enum Hint {
        BODY,
        CONTENT,
        RELATED,
        COMMENT,
        SHARE,
        NAVIGATION,
        PROMOTION,
        LEGAL,
        FACTS,
        MEDIA,
        SIDE,
        AUTHOR,
        HIDDEN,
        TEASER;

        int bit() {
            return 1 << ordinal();
        }
    }

    int of(Element element) {
        String names = element.className()
                + ' '
                + element.id()
                + ' '
                + element.attr("itemprop")
                + ' '
                + element.attr("role")
                + ' '
                + element.attr("data-component");
        int hints = names.isBlank() ? 0 : remembered.getOrDefault(names, -1);
        if (hints < 0) {
            hints = read(names.length() > MAX_NAME_LENGTH ? names.substring(0, MAX_NAME_LENGTH) : names);
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(names, hints);
            }
        }
        return hints | (isHidden(element) ? Hint.HIDDEN.bit() : 0);
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty() || style.length() > MAX_NAME_LENGTH) {
            return false;
        }
        String compact = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return compact.contains("display:none") || compact.contains("visibility:hidden");
    }

    private static int read(String names) {
        int hints = 0;
        StringBuilder compact = new StringBuilder(names.length());
        StringBuilder token = new StringBuilder();
        boolean lowerBefore = false;
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean ends = !Character.isLetter(c) || Character.isUpperCase(c) && lowerBefore;
            if (ends && !token.isEmpty()) {
                hints |= TOKENS.getOrDefault(token.toString(), 0);
                token.setLength(0);
            }
            if (Character.isLetter(c)) {
                token.append(Character.toLowerCase(c));
                compact.append(Character.toLowerCase(c));
            } else if (c == ' ') {
                compact.append(' ');
            }
            lowerBefore = Character.isLowerCase(c);
        }
        return hints | FRAGMENTS.in(compact);
    }

    private static void load() {
        for (DataLines.Line line : DataLines.of(ClassHints.class, "class-hints.txt")) {
            int colon = line.text().indexOf(':');
            line.require(colon > 0, "names no sort of page part");
            Hint hint = Hint.valueOf(line.text().substring(0, colon).strip().toUpperCase(Locale.ROOT));
            for (String word : List.of(line.text().substring(colon + 1).strip().split("\\s+"))) {
                boolean isFragment = word.startsWith("~");
                int before = isFragment ? FRAGMENTS.add(word.substring(1), hint.bit()) : TOKENS.getOrDefault(word, 0);
                line.require((before & hint.bit()) == 0, "says '" + word + "' twice");
                if (!isFragment) {
                    TOKENS.put(word, before | hint.bit());
                }
            }
        }
    }

    /** Parts of names, found wherever they stand, by their first two letters. */
    private static final class Fragments {

        private static final int BUCKETS = 1_024;

        private final String[][] texts = new String[BUCKETS][0];
        private final int[][] hints = new int[BUCKETS][0];

        /** Adds bits to a fragment; the bits that it had. */
        int add(String text, int bits) {
            int bucket = bucket(text.charAt(0), text.charAt(1));
            int at = List.of(texts[bucket]).indexOf(text);
            if (at < 0) {
                at = texts[bucket].length;
                texts[bucket] = Arrays.copyOf(texts[bucket], at + 1);
                hints[bucket] = Arrays.copyOf(hints[bucket], at + 1);
                texts[bucket][at] = text;
            }
            int before = hints[bucket][at];
            hints[bucket][at] |= bits;
            return before;
        }

        int in(CharSequence names) {
            String text = names.toString();
            int found = 0;
            for (int i = 0; i + 1 < text.length(); i++) {
                int bucket = bucket(text.charAt(i), text.charAt(i + 1));
                for (int k = 0; k < texts[bucket].length; k++) {
                    if (text.startsWith(texts[bucket][k], i)) {
                        found |= hints[bucket][k];
                    }
                }
            }
            return found;
        }

        private static int bucket(char first, char second) {
            return (first * 31 + second) % BUCKETS;
        }
    }
}
