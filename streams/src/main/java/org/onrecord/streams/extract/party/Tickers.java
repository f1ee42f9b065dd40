package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.Token;

/** Reads exchange symbols behind a name: "(NASDAQ: XYZ)", "(XYZ)" after an exchange, and the agency style "&lt;XYZ.O&gt;". */
final class Tickers {
    private static final int MAX_TOKENS = 12;
    private static final Set<String> EXCHANGES = Set.of(
            "nasdaq",
            "nyse",
            "otc",
            "otcqb",
            "otcqx",
            "otcbb",
            "otcid",
            "nyseamerican",
            "arca",
            "otcmkts",
            "otcpk",
            "amex",
            "tsx",
            "tsxv",
            "tsx-v",
            "cse",
            "lse",
            "aim",
            "asx",
            "hkex",
            "sehk",
            "krx",
            "kosdaq",
            "kospi",
            "tse",
            "sgx",
            "bse",
            "nse",
            "fse",
            "fwb",
            "frankfurt",
            "xetra",
            "euronext",
            "six",
            "jse",
            "neo",
            "cboe",
            "pink",
            "swx",
            "bit",
            "bme",
            "omx",
            "b3",
            "bmv",
            "twse",
            "nzx",
            "aquse",
            "ticker",
            "symbol");

    private Tickers() {}

    /** The symbols of one bracket, and the token after it. */
    record Ticker(List<String> symbols, int endToken) {}

    /** The symbols in the bracket at a token, or null. */
    static @Nullable Ticker at(ReadText read, int open) {
        if (read.lower(open).equals("<")) {
            return agencyStyle(read, open);
        }
        return read.lower(open).equals("(") ? withExchange(read, open) : null;
    }

    private static @Nullable Ticker agencyStyle(ReadText read, int open) {
        int symbol = open + 1;
        if (symbol >= read.tokens.size() || !upper(read.tokens.get(symbol))) {
            return null;
        }
        int end = symbol + 1;
        while (end < Math.min(open + 5, read.tokens.size()) && !read.lower(end).equals(">")) {
            end++;
        }
        boolean closed = read.lower(end).equals(">");
        return closed ? new Ticker(List.of(read.text.text(symbol, end)), end + 1) : null;
    }

    private static @Nullable Ticker withExchange(ReadText read, int open) {
        boolean exchange = false;
        List<String> symbols = new ArrayList<>();
        for (int i = open + 1; i < Math.min(open + MAX_TOKENS, read.tokens.size()); i++) {
            String lower = read.lower(i);
            if (lower.equals(")")) {
                return exchange && !symbols.isEmpty() ? new Ticker(List.copyOf(symbols), i + 1) : null;
            }
            if (EXCHANGES.contains(lower)) {
                exchange = true;
            } else if (exchange && read.lower(i - 1).equals(":") && upper(read.tokens.get(i))) {
                symbols.add(read.tokens.get(i).text());
            }
        }
        return null;
    }

    private static boolean upper(Token token) {
        if (token.kind() == Token.Kind.PUNCTUATION || token.text().length() > 12) {
            return false;
        }
        return token.text().chars().noneMatch(Character::isLowerCase)
                || token.text().indexOf('.') > 0;
    }
}
