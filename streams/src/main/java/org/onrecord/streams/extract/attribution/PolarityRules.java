package org.onrecord.streams.extract.attribution;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Finds the words that turn a claim into its denial: negations that govern the trigger, denials over it, answers. */
final class PolarityRules {
    private static final int ANSWER_TOKENS = 7;
    private static final Set<String> NO = Set.of("no", "not", "nope", "never", "nah", "n't", "neither");
    private static final Set<String> YES = Set.of("yes", "yep", "yeah", "indeed", "correct", "sure", "absolutely");
    private static final Set<String> MAYBE =
            Set.of("maybe", "perhaps", "possibly", "probably", "could", "might", "may", "likely", "who");
    private static final Set<String> AUXILIARIES = Set.of(
            "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
            "should", "so", "and", "but", "or");

    private final AnalysedText text;
    private final Scope scope;

    PolarityRules(AnalysedText text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /** The cue that denies the candidate in its own sentence, null when none does. */
    @Nullable
    Match<CueKind> denying(SentenceReading reading, Candidate candidate) {
        int first = candidate.firstTriggerToken();
        int end = candidate.endTriggerToken();
        for (Match<CueKind> cue : reading.cues()) {
            boolean denies = switch (cue.value()) {
                case NEGATION -> negates(cue, first, end);
                case DENIAL -> covers(reading, cue, first, end);
                case SILENCE,
                        RUMOUR,
                        HEDGE,
                        OPINION,
                        CONDITION,
                        TALKS,
                        PLANNED,
                        ENDED,
                        ACTIVE,
                        CLAUSE,
                        NOUN,
                        QUOTE,
                        THOUGHT,
                        NEUTRAL -> false;
            };
            if (denies) {
                return cue;
            }
        }
        return null;
    }

    private boolean negates(Match<CueKind> cue, int first, int end) {
        if (cue.firstToken() >= first) {
            return cue.firstToken() < end;
        }
        return !outside(cue.endToken(), first) && scope.negationReaches(cue.endToken(), first);
    }

    /** "China is not part of the arrangement": what is denied is that something belongs to what holds. */
    private boolean outside(int from, int trigger) {
        return trigger > from + 1
                && text.token(from).is("part")
                && text.token(from + 1).is("of");
    }

    private boolean covers(SentenceReading reading, Match<CueKind> cue, int first, int end) {
        if (cue.firstToken() >= first && cue.firstToken() < end) {
            return true;
        }
        if (scope.clauseEndsBetween(cue.firstToken(), first)) {
            return false;
        }
        if (cue.endToken() <= first) {
            return !scope.relativeBetween(cue.endToken(), first) && !appositive(cue.endToken(), first);
        }
        return !verbWithObject(reading, cue);
    }

    /** ", a unit of" between: a background fact. */
    private boolean appositive(int from, int to) {
        for (int i = Math.max(from, to - 4); i + 1 < to; i++) {
            if (text.token(i).is(",")
                    && (text.token(i + 1).is("a") || text.token(i + 1).is("an"))) {
                return true;
            }
        }
        return false;
    }

    /** "Acme, which owns Bolt, denied that": the denial goes on to something else. */
    private boolean verbWithObject(SentenceReading reading, Match<CueKind> cue) {
        if (cue.endToken() >= reading.sentence().endToken()) {
            return false;
        }
        Token next = text.token(cue.endToken());
        boolean participle = text.token(cue.firstToken()).lower().endsWith("ed");
        return participle && (next.word() && !next.is("by") && !next.is("on") && !next.is("as") || next.is("“"));
    }

    /** Whether the sentence is a question that can be answered by yes or no. */
    boolean asksYesOrNo(Sentence sentence) {
        if (!question(sentence)) {
            return false;
        }
        for (int i = sentence.firstToken(); i < Math.min(sentence.endToken(), sentence.firstToken() + 8); i++) {
            Token token = text.token(i);
            boolean clauseStart =
                    i == sentence.firstToken() || text.token(i - 1).kind() == Token.Kind.PUNCTUATION;
            if (AUXILIARIES.contains(token.lower()) && (clauseStart || i <= sentence.firstToken() + 3)) {
                return !wordBefore(sentence, i);
            }
        }
        return false;
    }

    private boolean wordBefore(Sentence sentence, int token) {
        for (int i = sentence.firstToken(); i < token; i++) {
            String lower = text.token(i).lower();
            if (lower.equals("who")
                    || lower.equals("what")
                    || lower.equals("why")
                    || lower.equals("how")
                    || lower.equals("where")
                    || lower.equals("when")
                    || lower.equals("which")) {
                return true;
            }
        }
        return false;
    }

    boolean question(Sentence sentence) {
        for (int i = sentence.endToken() - 1; i >= sentence.firstToken() && i >= sentence.endToken() - 3; i--) {
            if (text.token(i).is("?")) {
                return true;
            }
            if (text.token(i).word()) {
                return false;
            }
        }
        return false;
    }

    /** What an answer says. */
    enum Answer {
        YES,
        NO,
        /** "Could be." */
        MAYBE,
        NONE
    }

    /** How the sentence answers the question before it, by its first words. */
    Answer answer(Sentence sentence) {
        if (MAYBE.contains(text.token(sentence.firstToken()).lower()) && sentence.size() <= ANSWER_TOKENS) {
            return Answer.MAYBE;
        }
        int words = 0;
        boolean auxiliary = false;
        for (int i = sentence.firstToken(); i < sentence.endToken() && words < ANSWER_TOKENS; i++) {
            Token token = text.token(i);
            words += token.word() ? 1 : 0;
            boolean alone = words <= 2 || auxiliary || closes(sentence, i);
            if (NO.contains(token.lower()) && alone) {
                return Answer.NO;
            }
            if (YES.contains(token.lower()) && words <= 1 && !nextIs(sentence, i, NO)) {
                return Answer.YES;
            }
            auxiliary = AUXILIARIES.contains(token.lower());
        }
        return Answer.NONE;
    }

    private boolean nextIs(Sentence sentence, int token, Set<String> words) {
        return token + 1 < sentence.endToken()
                && words.contains(text.token(token + 1).lower());
    }

    private boolean closes(Sentence sentence, int token) {
        return token + 1 >= sentence.endToken() || text.token(token + 1).kind() == Token.Kind.PUNCTUATION;
    }
}
