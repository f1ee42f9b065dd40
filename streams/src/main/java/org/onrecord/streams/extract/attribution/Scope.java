package org.onrecord.streams.extract.attribution;

import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.Token;

/** How far the words of a sentence reach: clauses, and the words through which a negation carries. */
final class Scope {
    private static final int MAX_NEGATION_PATH = 14;
    private static final int MAX_CLAUSE = 60;
    private static final Set<String> TRANSPARENT =
            LexiconFile.of(Scope.class, "transparent-words.txt").entries();
    private static final Set<String> PASSED = Set.of("-", "'", "\"", "“", "”", "’", "‘");
    private static final Set<String> CONTRASTS =
            Set.of("but", "while", "whereas", "although", "though", "however", "yet", "because");
    private static final Set<String> RELATIVES = Set.of("which", "who", "whose", "where");

    private final AnalysedText text;
    private final Parties parties;

    Scope(AnalysedText text, Parties parties) {
        this.text = text;
        this.parties = parties;
    }

    /** Whether a negation at {@code negation} governs the words that start at {@code predicate}. */
    boolean negationReaches(int negation, int predicate) {
        if (predicate - negation > MAX_NEGATION_PATH) {
            return false;
        }
        for (int i = negation; i < predicate; i++) {
            Token token = text.token(i);
            if (token.kind() == Token.Kind.PUNCTUATION) {
                if (!PASSED.contains(token.text())) {
                    return false;
                }
                continue;
            }
            if (!TRANSPARENT.contains(token.lower()) && !named(token)) {
                return false;
            }
        }
        return true;
    }

    private boolean named(Token token) {
        List<PartyMention> mentions = parties.in(text.sentenceOf(token));
        for (PartyMention mention : mentions) {
            if (mention.firstToken() <= token.index() && token.index() < mention.endToken()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a semicolon or a contrast parts the two places, in either order. */
    boolean clauseEndsBetween(int one, int other) {
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        if (to - from > MAX_CLAUSE) {
            return true;
        }
        for (int i = from; i < to; i++) {
            Token token = text.token(i);
            if (token.is(";") || i > from && CONTRASTS.contains(token.lower())) {
                return true;
            }
        }
        return false;
    }

    boolean commaBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.token(i).is(",")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the second place stands in a relative clause that opens after the first one. */
    boolean relativeBetween(int from, int to) {
        for (int i = Math.max(from, to - MAX_CLAUSE) + 1; i < to; i++) {
            if (RELATIVES.contains(text.token(i).lower()) && text.token(i - 1).is(",")) {
                return true;
            }
        }
        return false;
    }
}
