package org.onrecord.ingest.fetch;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.ingest.web.WebAddress;

/**
 * What one robots.txt file says to one robot, by RFC 9309: of the rules that match, the longest decides, and of two as
 * long the one that allows. An allowed index page allows its directory, as search engines read it.
 */
final class RobotsRules {

    static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), 0);
    static final RobotsRules ALLOW_NONE = new RobotsRules(List.of(new Rule(false, "/")), 0);

    private final List<Rule> rules;
    private final long crawlDelayMillis;

    /**
     * @param pattern a prefix of paths with escapes in capitals, where an asterisk is anything and a dollar sign at the
     *     end is the end
     */
    record Rule(boolean allow, String pattern) {}

    RobotsRules(List<Rule> rules, long crawlDelayMillis) {
        List<Rule> all = new ArrayList<>(rules);
        rules.forEach(rule -> indexDirectory(rule, all));
        this.rules = List.copyOf(all);
        this.crawlDelayMillis = crawlDelayMillis;
    }

    /** @param robot the product token */
    static RobotsRules parse(byte[] file, String robot) {
        return new RobotsFile(file, robot).rules();
    }

    boolean allows(WebAddress address) {
        return allows(address.pathAndQuery());
    }

    boolean allows(String pathAndQuery) {
        int allowed = -1;
        int disallowed = -1;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (length > (rule.allow() ? allowed : disallowed) && matches(rule.pattern(), pathAndQuery)) {
                if (rule.allow()) {
                    allowed = length;
                } else {
                    disallowed = length;
                }
            }
        }
        return disallowed <= allowed;
    }

    /** Milliseconds between requests, 0 when the file asks for none. */
    long crawlDelayMillis() {
        return crawlDelayMillis;
    }

    private static void indexDirectory(Rule rule, List<Rule> into) {
        int slash = rule.pattern().lastIndexOf('/');
        if (rule.allow() && slash >= 0 && rule.pattern().startsWith("/index.htm", slash)) {
            into.add(new Rule(true, rule.pattern().substring(0, slash + 1) + "$"));
        }
    }

    /**
     * Whether a pattern fits the beginning of a path. Keeps the set of places that the pattern can have reached, so that
     * the time is bounded by the product of both lengths whatever the pattern.
     */
    private static boolean matches(String pattern, String path) {
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            if (c == '$' && p == pattern.length() - 1) {
                return reached[path.length()];
            }
            if (!advance(c, path, reached)) {
                return false;
            }
        }
        return true;
    }

    /** Whether any place is left after one more character of the pattern. */
    private static boolean advance(char c, String path, boolean[] reached) {
        boolean any = false;
        if (c == '*') {
            for (int i = 0; i < reached.length; i++) {
                any |= reached[i];
                reached[i] = any;
            }
            return any;
        }
        for (int i = path.length(); i > 0; i--) {
            reached[i] = reached[i - 1] && path.charAt(i - 1) == c;
            any |= reached[i];
        }
        reached[0] = false;
        return any;
    }
}
