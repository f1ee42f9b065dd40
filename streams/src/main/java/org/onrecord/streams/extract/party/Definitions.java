package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.extract.text.Token;

/** Short names that a text gives in brackets: {@code Acme Widgets ("Acme" or the "Company")}, {@code (NYSE: ACM)}. */
final class Definitions {
    private static final int MAX_BRACKET_TOKENS = 24;
    private static final int MAX_ALIAS_TOKENS = 6;
    private static final int MAX_BRACKETS = 3;
    private static final Set<String> QUOTES = Set.of("\"", "“", "”", "'", "‘", "’", "''", "``");
    /** What may stand between a name and its brackets. */
    private static final Set<String> MARKS = Set.of(">", "®", "™", "©");

    private static final Set<String> GENERIC = Set.of(
            "company",
            "group",
            "firm",
            "corporation",
            "issuer",
            "bank",
            "fund",
            "consortium",
            "partnership",
            "agreement",
            "acquisition",
            "transaction",
            "offering",
            "project",
            "property",
            "university");
    private static final Set<String> BEFORE_ALIAS = Set.of(
            "formerly",
            "aka",
            "or",
            "dba",
            "trading",
            "known",
            "as",
            "the",
            "hereinafter",
            "and",
            "collectively",
            ":",
            ",",
            "f/k/a",
            "also");

    private final ReadText read;
    private final KnownNames known;
    private final Map<Integer, List<String>> aliasesByEnd = new LinkedHashMap<>();
    private final Map<Integer, List<String>> genericByEnd = new LinkedHashMap<>();

    Definitions(ReadText read, List<NameRun> runs, KnownNames known) {
        this.read = read;
        this.known = known;
        runs.forEach(this::brackets);
    }

    /** The aliases and symbols that the brackets behind a run give. */
    List<String> aliasesAfter(NameRun run) {
        return aliasesByEnd.getOrDefault(run.endToken(), List.of());
    }

    /** Whether the brackets behind a run call it the "Company". */
    boolean calledCompany(NameRun run) {
        return genericByEnd.getOrDefault(run.endToken(), List.of()).contains("company");
    }

    private void brackets(NameRun run) {
        int nameEnd = run.endToken();
        int at = nameEnd;
        while (MARKS.contains(read.lower(at))) {
            at++;
        }
        for (int bracket = 0; bracket < MAX_BRACKETS; bracket++) {
            Tickers.Ticker ticker = Tickers.at(read, at);
            if (ticker != null) {
                ticker.symbols().forEach(symbol -> add(aliasesByEnd, nameEnd, symbol));
                at = ticker.endToken();
            } else if (read.lower(at).equals("(")) {
                at = bracket(run, at + 1);
            } else {
                return;
            }
        }
    }

    /** Reads one bracket; answers the token after it. */
    private int bracket(NameRun run, int first) {
        int limit = Math.min(first + MAX_BRACKET_TOKENS, read.tokens.size());
        int start = -1;
        boolean quoted = false;
        for (int i = first; i < limit; i++) {
            String word = read.lower(i);
            boolean close = word.equals(")");
            if (QUOTES.contains(word) || close) {
                if (start >= 0) {
                    alias(run, start, i, quoted, close && !quoted && start == first);
                }
                start = close || quoted ? -1 : i + 1;
                quoted = !close && !quoted;
                if (close) {
                    return i + 1;
                }
            } else if (start < 0 && !BEFORE_ALIAS.contains(word)) {
                start = i;
            }
        }
        return first;
    }

    private void alias(NameRun run, int from, int to, boolean quoted, boolean wholeBracket) {
        int nameEnd = run.endToken();
        int start = read.lower(from).equals("the") && to - from > 1 ? from + 1 : from;
        int end = to;
        while (end > start
                && (read.lower(end - 1).equals(",") || read.lower(end - 1).equals("."))) {
            end--;
        }
        if (end - start < 1 || end - start > MAX_ALIAS_TOKENS || !capitalised(start)) {
            return;
        }
        String text = read.text.text(start, end);
        if (GENERIC.contains(read.lower(end - 1))
                && (end - start == 1 || read.lower(start).equals("company"))) {
            add(genericByEnd, nameEnd, read.lower(end - 1));
        } else if (quoted || wholeBracket && end - start == 1 && isAcronym(run, read.tokens.get(start))) {
            add(aliasesByEnd, nameEnd, text);
        }
    }

    private boolean capitalised(int token) {
        return read.nameLike(token) || read.tokens.get(token).kind() == Token.Kind.NUMBER;
    }

    /** Whether capitals in an unquoted bracket are letters of the name before it, in order, from its first one on. */
    private boolean isAcronym(NameRun run, Token token) {
        if (known.hasTicker(read.text.text(run.firstToken(), run.endToken()), token.text())) {
            return true;
        }
        String capitals = token.lower().replace(".", "");
        if (token.text().chars().filter(Character::isUpperCase).count() < 2 || capitals.length() > 8) {
            return false;
        }
        String name = read.text.text(run.firstToken(), run.endToken()).toLowerCase(Locale.ROOT);
        int at = 0;
        for (int i = 0; i < name.length() && at < capitals.length(); i++) {
            at += name.charAt(i) == capitals.charAt(at) ? 1 : 0;
            if (i == 0 && at == 0 && !name.startsWith("the ")) {
                return false;
            }
        }
        return at == capitals.length();
    }

    private static void add(Map<Integer, List<String>> map, int key, String value) {
        List<String> values = map.computeIfAbsent(key, ignored -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
        }
    }
}
