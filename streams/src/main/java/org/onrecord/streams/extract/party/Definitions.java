package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.extract.text.Token;

/** Short names that a text gives in brackets: {@code Acme Widgets ("Acme" or the "Company")}, {@code (NYSE: ACM)}. */
final class Definitions {
    private static final int MAX_BRACKET_TOKENS = 24;
    private static final int MAX_ALIAS_TOKENS = 6;
    private static final int MAX_BRACKETS = 3;
    private static final Set<String> QUOTES = Set.of("\"", "“", "”", "'", "‘", "’", "''", "``");
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
    private final Map<Integer, List<String>> aliasesByEnd = new LinkedHashMap<>();
    private final Map<Integer, List<String>> genericByEnd = new LinkedHashMap<>();

    Definitions(ReadText read, List<NameRun> runs) {
        this.read = read;
        runs.forEach(run -> brackets(run.endToken()));
    }

    /** The aliases and symbols that the brackets behind a run give. */
    List<String> aliasesAfter(NameRun run) {
        return aliasesByEnd.getOrDefault(run.endToken(), List.of());
    }

    /** Whether the brackets behind a run call it the "Company". */
    boolean calledCompany(NameRun run) {
        return genericByEnd.getOrDefault(run.endToken(), List.of()).contains("company");
    }

    private void brackets(int nameEnd) {
        int at = nameEnd;
        for (int bracket = 0; bracket < MAX_BRACKETS; bracket++) {
            Tickers.Ticker ticker = Tickers.at(read, at);
            if (ticker != null) {
                add(aliasesByEnd, nameEnd, ticker.symbol());
                at = ticker.endToken();
            } else if (read.lower(at).equals("(")) {
                at = bracket(nameEnd, at + 1);
            } else {
                return;
            }
        }
    }

    /** Reads one bracket; answers the token after it. */
    private int bracket(int nameEnd, int first) {
        int limit = Math.min(first + MAX_BRACKET_TOKENS, read.tokens.size());
        int start = -1;
        boolean quoted = false;
        for (int i = first; i < limit; i++) {
            String word = read.lower(i);
            boolean close = word.equals(")");
            if (QUOTES.contains(word) || close) {
                if (start >= 0) {
                    alias(nameEnd, start, i, quoted, close && !quoted && start == first);
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

    private void alias(int nameEnd, int from, int to, boolean quoted, boolean wholeBracket) {
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
        } else if (quoted || wholeBracket && end - start == 1 && isAcronym(nameEnd, read.tokens.get(start))) {
            add(aliasesByEnd, nameEnd, text);
        }
    }

    private boolean capitalised(int token) {
        return read.nameLike(token) || read.tokens.get(token).kind() == Token.Kind.NUMBER;
    }

    /** Whether an unquoted bracket holds capitals that begin like the name before it. */
    private boolean isAcronym(int nameEnd, Token token) {
        if (!token.allCapitals() || token.text().length() > 8) {
            return false;
        }
        char first = Character.toLowerCase(token.text().charAt(0));
        for (int i = Math.max(0, nameEnd - 9); i < nameEnd; i++) {
            if (read.nameLike(i) && read.lower(i).charAt(0) == first) {
                return true;
            }
        }
        return false;
    }

    private static void add(Map<Integer, List<String>> map, int key, String value) {
        List<String> values = map.computeIfAbsent(key, ignored -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
        }
    }
}
