package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.ingest.web.DataLines;

/**
 * Tells from a document itself whether it is a release, and whose: a line that names its source, the wire in its
 * dateline, its label, its address, and the descriptions of its issuers at its end.
 */
public final class ReleaseMarks {

    private static final int MOST_NAMES = 4;
    private static final int MOST_NAME_LENGTH = 80;
    private static final int OPENING_PARAGRAPHS = 4;
    private static final int OPENING_LENGTH = 320;
    private static final int CLOSING_PARAGRAPHS = 12;
    private static final int LABEL_LENGTH = 60;
    private static final Pattern NAMES = Pattern.compile(";\\s{0,3}|\\s{1,3}(?:and|und|et)\\s{1,3}(?=\\p{Lu})");
    private static final Pattern DATELINE = Pattern.compile(
            "(?:--|[—–]|\\s-)\\s?(\\p{Lu}[^.,(]{1,70}?(?:,? (?:Inc|Corp|Ltd|Co)\\.)?)(?:,[^.]{0,160})?\\s?"
                    + "(?:\\([^)]{2,60}\\)[^.]{0,160})?,? (?:today )?(?:announced|announces|has announced|said today)\\b");

    private static final Pattern NAME_END = Pattern.compile(
            "(?<=.)(?: ?\\(| https?:|, übermittelt|,? (?:January|February|March|April|May|June|July|August|September|October|November|December) \\d)");

    private enum Role {
        WIRE,
        OPENING,
        PATH,
        SOURCE,
        ABOUT,
        GENERAL
    }

    private static final Map<Role, Set<String>> TEXTS = new EnumMap<>(Role.class);

    static {
        for (DataLines.Line line : DataLines.of(ReleaseMarks.class, "release-marks.txt")) {
            String[] parts = line.text().split(": ", 2);
            line.require(parts.length == 2, "has no texts");
            Set<String> texts = new LinkedHashSet<>();
            for (String text : List.of(parts[1].split(", "))) {
                line.require(texts.add(text), "has '" + text + "' twice");
            }
            line.require(TEXTS.put(Role.valueOf(parts[0].toUpperCase(Locale.ROOT)), texts) == null, "repeats a role");
        }
    }

    private final List<String> paragraphs;
    private final String opening;
    private final boolean isRelease;
    private final List<String> issuers;

    /**
     * @param title of the document, or empty
     * @param paragraphs its text
     * @param path of its address
     */
    public ReleaseMarks(String title, List<String> paragraphs, String path) {
        this.paragraphs = paragraphs;
        this.opening = title + '\n' + opening();
        List<String> source = source();
        List<String> described = described();
        boolean isMarked = !source.isEmpty() || namesWire() || isLabelled();
        boolean isPlaced = TEXTS.get(Role.PATH).stream().anyMatch(part -> isFolder(path, part));
        this.isRelease =
                isMarked || isPlaced && (!described.isEmpty() || dateline().size() > 0);
        this.issuers = !isRelease ? List.of() : source.isEmpty() ? merged(described, dateline()) : source;
    }

    /** Whether the document says that it is a release. */
    public boolean isRelease() {
        return isRelease;
    }

    /** Whose release it is, as it writes their names; empty when it is none or does not say. */
    public List<String> issuers() {
        return issuers;
    }

    private String opening() {
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs.subList(0, Math.min(paragraphs.size(), OPENING_PARAGRAPHS))) {
            text.append(paragraph, 0, Math.min(paragraph.length(), OPENING_LENGTH))
                    .append('\n');
        }
        return text.toString();
    }

    private boolean namesWire() {
        for (String line : opening.split("\n")) {
            String head = line.substring(0, Math.min(line.length(), 160)).toLowerCase(Locale.ROOT);
            for (String wire : TEXTS.get(Role.WIRE)) {
                int at = head.indexOf(wire);
                if (at >= 0 && isMarkedOff(head, at, at + wire.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Wires stand in brackets, between slashes or behind a place. */
    private static boolean isMarkedOff(String text, int from, int to) {
        boolean opens =
                from == 0 || "(/[".indexOf(text.charAt(from - 1)) >= 0 || text.startsWith("- ", Math.max(0, from - 2));
        boolean closes = to >= text.length() || ")/]".indexOf(text.charAt(to)) >= 0 || text.startsWith(" -", to);
        return opens && closes && to < text.length();
    }

    private boolean isLabelled() {
        for (String line : opening.split("\n")) {
            String lower = line.strip().toLowerCase(Locale.ROOT);
            if (lower.length() <= LABEL_LENGTH
                    && TEXTS.get(Role.OPENING).stream()
                            .anyMatch(label -> lower.equals(label)
                                    || lower.startsWith(label + ' ')
                                    || lower.startsWith(label + ':'))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFolder(String path, String part) {
        String lower = path.toLowerCase(Locale.ROOT);
        int at = lower.indexOf('/' + part);
        int end = at + 1 + part.length();
        return at >= 0 && end < lower.length() && "/-_".indexOf(lower.charAt(end)) >= 0;
    }

    /** "SOURCE Acme Corp." in one of the last lines. */
    private List<String> source() {
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - CLOSING_PARAGRAPHS); i--) {
            String line = paragraphs.get(i).strip();
            for (String word : TEXTS.get(Role.SOURCE)) {
                boolean isShouted = line.startsWith(word.toUpperCase(Locale.ROOT) + ' ');
                boolean isLabel = line.startsWith(word.toUpperCase(Locale.ROOT) + ':')
                        || !word.equals("source") && line.regionMatches(true, 0, word + ':', 0, word.length() + 1);
                if ((isShouted || isLabel)
                        && line.length() > word.length() + 2
                        && line.length() < 2 * MOST_NAME_LENGTH) {
                    return names(line.substring(word.length() + 1));
                }
            }
        }
        return List.of();
    }

    /** Those that a section "About Acme" describes and that the title or the opening names. */
    private List<String> described() {
        Set<String> names = new LinkedHashSet<>();
        String lowerOpening = opening.toLowerCase(Locale.ROOT);
        for (String paragraph : paragraphs) {
            String line = paragraph.strip();
            for (String word : TEXTS.get(Role.ABOUT)) {
                if (line.length() <= MOST_NAME_LENGTH
                        && line.regionMatches(true, 0, word + ' ', 0, word.length() + 1)) {
                    String name = trimmed(line.substring(word.length() + 1));
                    if (isName(name) && lowerOpening.contains(core(name)) && names.size() < MOST_NAMES) {
                        names.add(name);
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    private List<String> dateline() {
        for (String line : opening.split("\n")) {
            Matcher m = DATELINE.matcher(line);
            if (m.find()) {
                return names(m.group(1)).stream().filter(ReleaseMarks::isName).toList();
            }
        }
        return List.of();
    }

    private static List<String> merged(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        for (String name : more) {
            if (all.size() < MOST_NAMES
                    && all.stream()
                            .noneMatch(a ->
                                    core(a).startsWith(core(name)) || core(name).startsWith(core(a)))) {
                all.add(name);
            }
        }
        return all;
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : NAMES.split(text)) {
            String trimmed = trimmed(name);
            if (!trimmed.isEmpty() && trimmed.length() <= MOST_NAME_LENGTH && names.size() < MOST_NAMES) {
                names.add(trimmed);
            }
        }
        return names;
    }

    private static String trimmed(String name) {
        Matcher end = NAME_END.matcher(name.replace('\u00a0', ' '));
        String cut = (end.find() ? name.substring(0, end.start()) : name)
                .replace('\u00a0', ' ')
                .strip();
        while (!cut.isEmpty() && ":;,".indexOf(cut.charAt(cut.length() - 1)) >= 0) {
            cut = cut.substring(0, cut.length() - 1).strip();
        }
        return cut;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(name.length() - 1))
                && name.codePoints().anyMatch(Character::isUpperCase)
                && name.split(" ").length <= 8
                && !TEXTS.get(Role.GENERAL).contains(name.toLowerCase(Locale.ROOT));
    }

    /** A name without what follows its first two words, as texts shorten it. */
    private static String core(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[ ,]+");
        String first = words.length == 0 ? "" : words[0];
        return words.length > 1 && first.length() < 4 ? first + ' ' + words[1] : first;
    }
}
