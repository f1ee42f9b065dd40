package org.onrecord.ingest.article.about;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.ingest.web.DataLines;

/** Takes the names out of a byline: "By Jane Roe and John Doe, published today" names two. */
final class PersonNames {

    private static final int MAX_BYLINE_LENGTH = 200;
    private static final int MAX_NAME_LENGTH = 70;
    private static final int MAX_NAME_WORDS = 7;
    private static final int MAX_SHOWN_WORDS = 5;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ADDRESS =
            Pattern.compile("\\S{1,80}@\\S{1,80}\\.\\S{1,20}|(?:https?://|www\\.)\\S{1,200}");
    private static final Pattern END =
            Pattern.compile("\\s[|•·–—]\\s?|\\s-\\s|\\s/\\s(?=\\d)|\\(|\\n|:\\s*$|,?\\s\\d{1,2}[./: ]|\\s\\d{4}");

    private static final Pattern DATED_BYLINE = Pattern.compile(
            "\\d{1,4}.{0,24}?(?:(?<!\\p{L})(?i:by|von|par|por|di|autor:|author:|text:|verfasst von)(?!\\p{L})) ?(\\S.{1,60})$");
    private static final Pattern LEADING_DATE = Pattern.compile(
            "(?i)(?:(?:veröffentlicht|published|posted|erstellt|publié|publicado|created|gepostet)[ :]{1,2}(?:am |on |le |el )?)?"
                    + "(?:\\p{L}{2,10},? )?\\d{1,4}[./ -]{1,2}[\\p{L}\\d.]{1,10}[./ -]{1,2}\\d{2,4}"
                    + "(?:[ ,|–-]{1,4}\\d{1,2}[:.]\\d{2}(?: uhr| h| am| pm)?)?[ ,|/·•–—-]{1,4}");

    private static final Pattern CONJUNCTION =
            Pattern.compile(",? (?:and|und|et|y|e|&|/) |, ", Pattern.CASE_INSENSITIVE);

    private enum Role {
        LEAD,
        LABEL,
        STOP,
        NEVER
    }

    private static final Map<Role, Set<String>> WORDS = new EnumMap<>(Role.class);

    static {
        for (DataLines.Line line : DataLines.of(PersonNames.class, "byline-words.txt")) {
            String[] parts = line.text().split(": ", 2);
            line.require(parts.length == 2, "has no words");
            Set<String> words = new LinkedHashSet<>();
            for (String word : List.of(parts[1].split(", "))) {
                line.require(words.add(word.strip()), "has '" + word + "' twice");
            }
            line.require(WORDS.put(Role.valueOf(parts[0].toUpperCase(Locale.ROOT)), words) == null, "repeats a role");
        }
    }

    private PersonNames() {}

    /** What stands in a place that is meant for an author's name; empty when it is no name. */
    static Optional<String> inField(String field) {
        String text = ADDRESS.matcher(flat(field)).replaceAll(" ").strip();
        if (text.isEmpty() || text.length() > MAX_BYLINE_LENGTH || field.startsWith("http")) {
            return Optional.empty();
        }
        String name = trimmed(cut(withoutLead(text)));
        return isName(name, MAX_NAME_WORDS * 3) ? Optional.of(name) : Optional.empty();
    }

    /** The names of a text that begins as bylines do ("By …", "Author: …"); empty when it does not, or names nobody. */
    static Optional<String> inSentence(String text) {
        String flat = ADDRESS.matcher(flat(text)).replaceAll(" ").strip();
        if (flat.length() > MAX_BYLINE_LENGTH) {
            return Optional.empty();
        }
        Matcher date = LEADING_DATE.matcher(flat);
        boolean isDated = date.lookingAt();
        String undated = isDated ? flat.substring(date.end()).strip() : flat;
        String rest = withoutLead(undated);
        if (rest.length() == undated.length() && !isDated) {
            return afterDate(flat);
        }
        boolean isLed = rest.length() < undated.length();
        String name = trimmed(cut(rest));
        boolean fits = isLed || name.split(" ").length >= 2 && name.length() >= rest.length() - 2;
        return fits && isName(name, isLed ? MAX_SHOWN_WORDS * 2 : MAX_SHOWN_WORDS) && looksProper(name)
                ? Optional.of(name)
                : afterDate(flat);
    }

    /** The persons of a text that says that they wrote: a lead or a label, then two names or more for each. */
    static Optional<String> led(String text) {
        String flat = ADDRESS.matcher(flat(text)).replaceAll(" ").strip();
        if (flat.length() > MAX_BYLINE_LENGTH) {
            return Optional.empty();
        }
        Matcher date = LEADING_DATE.matcher(flat);
        String undated = date.lookingAt() ? flat.substring(date.end()).strip() : flat;
        String rest = withoutLead(undated);
        return rest.length() == undated.length()
                ? Optional.empty()
                : Optional.of(trimmed(cut(rest))).filter(PersonNames::isPersons);
    }

    /** Whether each of the parts between commas and conjunctions is two to four words that begin with a capital. */
    static boolean isPersons(String names) {
        if (names.isEmpty() || isNever(names)) {
            return false;
        }
        for (String name : CONJUNCTION.split(names)) {
            String[] words = name.strip().split(" ");
            if (name.isBlank()
                    || words.length < 2
                    || words.length > 5
                    || isNever(name.strip())
                    || !looksProper(name.strip())) {
                return false;
            }
            for (String word : words) {
                if (!isNameWord(word)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isNameWord(String word) {
        return word.codePoints()
                .allMatch(c -> Character.isLetter(c) || "-.'’‐".indexOf(c) >= 0 || c > 0x300 && c < 0x370);
    }

    /** Whether a text only says that a name follows it: "Author:". */
    static boolean isLabel(String text) {
        String bare = flat(text).toLowerCase(Locale.ROOT).replaceAll("[ :]{1,3}$", "");
        return WORDS.getOrDefault(Role.LABEL, Set.of()).contains(bare)
                || WORDS.getOrDefault(Role.LEAD, Set.of()).contains(bare);
    }

    /** The text, if it is written as names are. */
    static Optional<String> proper(String text) {
        String name = trimmed(cut(flat(text)));
        return isName(name, MAX_SHOWN_WORDS) && looksProper(name) ? Optional.of(name) : Optional.empty();
    }

    /** "Posted on September 21, 2020 by Jane Roe". */
    private static Optional<String> afterDate(String text) {
        Matcher m = DATED_BYLINE.matcher(text);
        return m.find() ? proper(m.group(1)) : Optional.empty();
    }

    static boolean isNever(String name) {
        return WORDS.getOrDefault(Role.NEVER, Set.of()).contains(name.toLowerCase(Locale.ROOT));
    }

    private static String withoutLead(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int longest = 0;
        for (String label : WORDS.getOrDefault(Role.LABEL, Set.of())) {
            if (lower.startsWith(label) && lower.length() > label.length()) {
                int at = label.length();
                while (at < lower.length() && lower.charAt(at) == ' ') {
                    at++;
                }
                if (at < lower.length() && (lower.charAt(at) == ':' || lower.charAt(at) == '：')) {
                    longest = Math.max(longest, at + 1);
                }
            }
        }
        for (String lead : WORDS.getOrDefault(Role.LEAD, Set.of())) {
            if (lower.startsWith(lead + ' ')) {
                longest = Math.max(longest, lead.length() + 1);
            }
        }
        return longest == 0 ? text : text.substring(longest).strip();
    }

    private static String cut(String text) {
        Matcher end = END.matcher(text);
        String names = end.find() && end.start() > 2 ? text.substring(0, end.start()) : text;
        List<String> kept = new ArrayList<>();
        for (String word : names.strip().split(" +")) {
            if (word.isEmpty()) {
                continue;
            }
            String bare = word.toLowerCase(Locale.ROOT).replaceAll("[,.:;]+$", "");
            boolean mayStop =
                    names.equals(names.toUpperCase(Locale.ROOT)) || !Character.isUpperCase(word.codePointAt(0));
            if (!kept.isEmpty()
                    && mayStop
                    && WORDS.getOrDefault(Role.STOP, Set.of()).contains(bare)) {
                break;
            }
            kept.add(word);
        }
        return String.join(" ", kept);
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[\\s,;:|/\\-–—•·@]+|[\\s,;:|/\\-–—•·]+$", "")
                .replaceAll("\\s(?:and|und|et|y|e|&)$", "");
    }

    private static boolean isName(String name, int mostWords) {
        if (name.indexOf('@') >= 0
                || name.contains("[at]")
                || name.length() < 2
                || Character.isDigit(name.charAt(0))
                || "©«»→(".indexOf(name.charAt(0)) >= 0
                || name.length() > MAX_NAME_LENGTH * 3
                || isNever(name)) {
            return false;
        }
        return name.split(" ").length <= mostWords && name.codePoints().anyMatch(Character::isLetter);
    }

    /** Names are written with capitals, in scripts that have them. */
    private static boolean looksProper(String name) {
        int proper = 0;
        int plain = 0;
        for (String word : name.split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            int first = word.codePointAt(0);
            if (Character.isLowerCase(first)) {
                plain += word.length() > 3 ? 1 : 0;
            } else if (Character.isLetter(first)) {
                proper++;
            }
        }
        return proper > 0 && plain == 0;
    }

    private static String flat(String text) {
        return SPACES.matcher(text.replace('\u00a0', ' ')).replaceAll(" ").strip();
    }
}
