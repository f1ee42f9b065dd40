package org.onrecord.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a robots.txt file for one robot: the groups that name the robot, or else those for all. As lenient as the large
 * crawlers are: any line ends, missing colons, the usual misspellings, partial byte order marks.
 */
final class RobotsFile {

    private static final int MAX_LINE_LENGTH = 16_664;
    private static final int MAX_RULES = 20_000;
    private static final double LONGEST_DELAY_SECONDS = 86_400;
    private static final List<String> USER_AGENT = List.of("user-agent", "useragent", "user agent");
    private static final List<String> DISALLOW =
            List.of("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw");

    private final String robot;
    private final Group named = new Group();
    private final Group everyone = new Group();
    private boolean inNamed;
    private boolean inEveryone;
    private boolean rulesBegun;
    private boolean isNamed;

    private static final class Group {

        private final List<RobotsRules.Rule> rules = new ArrayList<>();
        private long crawlDelayMillis;
    }

    RobotsFile(byte[] file, String robot) {
        this.robot = robot;
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < 3 && start < text.length() && text.charAt(start) == "\u00EF\u00BB\u00BF".charAt(start)) {
            start++;
        }
        text.substring(start).lines().forEach(this::line);
    }

    RobotsRules rules() {
        Group group = isNamed ? named : everyone;
        return new RobotsRules(group.rules, group.crawlDelayMillis);
    }

    private void line(String line) {
        String text = line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) : line;
        int hash = text.indexOf('#');
        String bare = (hash < 0 ? text : text.substring(0, hash)).strip();
        int separator = separator(bare);
        if (separator > 0) {
            field(
                    bare.substring(0, separator).strip().toLowerCase(Locale.ROOT),
                    bare.substring(separator + 1).strip());
        }
    }

    /** The colon, or white space in its stead when the line is just two words; else -1. */
    private static int separator(String line) {
        int colon = line.indexOf(':');
        if (colon >= 0) {
            return colon;
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ' ' || line.charAt(i) == '\t') {
                String rest = line.substring(i).strip();
                boolean twoWords = rest.indexOf(' ') < 0 && rest.indexOf('\t') < 0;
                return twoWords ? i : -1;
            }
        }
        return -1;
    }

    private void field(String key, String value) {
        if (startsWithAny(key, USER_AGENT)) {
            userAgent(value);
        } else if (key.startsWith("allow")) {
            rule(true, value);
        } else if (startsWithAny(key, DISALLOW)) {
            rule(false, value);
        } else if (key.equals("crawl-delay")) {
            crawlDelay(value);
        }
    }

    private static boolean startsWithAny(String key, List<String> names) {
        return names.stream().anyMatch(key::startsWith);
    }

    private void userAgent(String value) {
        if (rulesBegun) {
            inNamed = false;
            inEveryone = false;
            rulesBegun = false;
        }
        if (value.startsWith("*") && (value.length() == 1 || Character.isWhitespace(value.charAt(1)))) {
            inEveryone = true;
        } else if (productToken(value).equalsIgnoreCase(robot)) {
            inNamed = true;
            isNamed = true;
        }
    }

    private static String productToken(String value) {
        int end = 0;
        while (end < value.length()
                && (value.charAt(end) < 128 && Character.isLetter(value.charAt(end))
                        || value.charAt(end) == '-'
                        || value.charAt(end) == '_')) {
            end++;
        }
        return value.substring(0, end);
    }

    private void rule(boolean allow, String value) {
        if (!inNamed && !inEveryone) {
            rulesBegun = true;
            return;
        }
        rulesBegun = true;
        RobotsRules.Rule rule = new RobotsRules.Rule(allow, escaped(value));
        if (inNamed) {
            add(named, rule);
        }
        if (inEveryone) {
            add(everyone, rule);
        }
    }

    private static void add(Group group, RobotsRules.Rule rule) {
        if (!rule.pattern().isEmpty() && group.rules.size() < MAX_RULES) {
            group.rules.add(rule);
        }
    }

    private void crawlDelay(String value) {
        boolean isNumber = !value.isEmpty()
                && value.length() < 12
                && value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && value.chars().filter(c -> c == '.').count() <= 1
                && !value.equals(".");
        if (!isNumber) {
            return;
        }
        long millis = (long) (Math.min(Double.parseDouble(value), LONGEST_DELAY_SECONDS) * 1_000);
        if (inNamed) {
            named.crawlDelayMillis = millis;
        }
        if (inEveryone) {
            everyone.crawlDelayMillis = millis;
        }
    }

    /** Characters beyond ASCII as escapes, and every escape in capitals: the form that addresses have. */
    private static String escaped(String pattern) {
        StringBuilder out = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c >= 0x80) {
                out.append('%').append(String.format("%02X", (int) c));
            } else if (c == '%' && i + 2 < pattern.length() && isHex(pattern, i + 1) && isHex(pattern, i + 2)) {
                out.append(pattern.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0;
    }
}
