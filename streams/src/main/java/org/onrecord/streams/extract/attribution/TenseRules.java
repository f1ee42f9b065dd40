package org.onrecord.streams.extract.attribution;

import java.util.Set;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Reads a phase from the form of the trigger, its auxiliaries and the dates of its sentence. */
final class TenseRules {
    private static final int MAX_AUXILIARY = 6;
    private static final int MAX_DATE = 3;
    private static final int MAX_DEAL = 8;
    private static final Set<String> FUTURE = Set.of("will", "shall", "'ll", "wo");
    private static final Set<String> POSSIBLE = Set.of("may", "might", "could", "can");
    private static final Set<String> BE = Set.of("is", "are", "'s", "'re", "was", "were", "been", "be", "being");
    private static final Set<String> NOT_YET = Set.of("to", "will", "would", "may", "might", "could", "should");
    private static final Set<String> DATE_LINKS =
            Set.of("from", "starting", "beginning", "effective", "in", "by", "on");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter");
    private static final Set<String> NEXT = Set.of("year", "month", "week", "quarter", "spring", "summer", "season");

    private final AnalysedText text;

    TenseRules(AnalysedText text) {
        this.text = text;
    }

    /** Whether the trigger is the past form of an event, "acquired", and no future or possibility stands before it. */
    boolean done(Sentence sentence, Candidate candidate) {
        int first = head(sentence, candidate);
        if (!PhaseRules.is(PhaseRules.Word.DONE, text.token(first))) {
            return false;
        }
        for (int i = first - 1; i >= sentence.firstToken() && i >= first - MAX_DATE; i--) {
            Token token = text.token(i);
            if (NOT_YET.contains(token.lower()) || token.is("being")) {
                return false;
            }
        }
        return true;
    }

    /** The verb whose tense tells: of "is buying a stake" it is "buying". */
    private int head(Sentence sentence, Candidate candidate) {
        int first = candidate.firstTriggerToken();
        boolean holding = candidate.relation() == Relation.OWNS || candidate.relation() == Relation.INVESTS_IN;
        if (!holding || !PhaseRules.is(PhaseRules.Word.SHARE, text.token(candidate.endTriggerToken() - 1))) {
            return first;
        }
        for (int i = first - 1; i >= sentence.firstToken() && i >= first - MAX_AUXILIARY; i--) {
            Token token = text.token(i);
            if (token.kind() == Token.Kind.PUNCTUATION && !token.is("-")) {
                return first;
            }
            if (PhaseRules.is(PhaseRules.Word.PURCHASE, token) || PhaseRules.is(PhaseRules.Word.DONE, token)) {
                return i;
            }
        }
        return first;
    }

    /** Whether a sale or purchase on the way stands shortly before the trigger: "is buying", "will sell". */
    boolean underWay(Sentence sentence, Candidate candidate) {
        int first = candidate.firstTriggerToken();
        for (int i = first; i > sentence.firstToken() && i >= first - MAX_DEAL; i--) {
            Token token = text.token(i);
            boolean deal = PhaseRules.is(PhaseRules.Word.PURCHASE, token) || PhaseRules.is(PhaseRules.Word.SALE, token);
            if (deal) {
                Token before = text.token(i - 1);
                Token second = text.token(Math.max(sentence.firstToken(), i - 2));
                boolean progressive =
                        token.lower().endsWith("ing") && (BE.contains(before.lower()) || BE.contains(second.lower()));
                return progressive || before.is("to") || FUTURE.contains(before.lower());
            }
        }
        return false;
    }

    /** "paid three billion to acquire" is done. */
    private boolean paid(Sentence sentence, int to) {
        for (int i = to - 1; i >= sentence.firstToken() && i >= to - MAX_DEAL; i--) {
            if (text.token(i).is("paid") || text.token(i).is("spent")) {
                return true;
            }
        }
        return false;
    }

    PhaseReading read(Sentence sentence, Candidate candidate) {
        boolean deal = isDeal(candidate.relation());
        int first = head(sentence, candidate);
        String trigger = text.token(first).lower();
        boolean state = PhaseRules.is(PhaseRules.Word.STATE, text.token(first));
        for (int i = first - 1; i >= sentence.firstToken() && i >= first - MAX_AUXILIARY; i--) {
            Token token = text.token(i);
            if (token.kind() == Token.Kind.PUNCTUATION && !token.is("'") && !token.is("-")) {
                break;
            }
            if (FUTURE.contains(token.lower())) {
                boolean making = PhaseRules.is(PhaseRules.Word.MAKING, text.token(i + 1));
                boolean planned = deal || making || dated(sentence);
                return new PhaseReading(planned ? Phase.PLANNED : Phase.ACTIVE, 1, null);
            }
            if (POSSIBLE.contains(token.lower()) && deal && !token.capitalised()) {
                return new PhaseReading(Phase.TALKS, 1, null);
            }
            if (token.is("to") && i == first - 1 && deal && !state) {
                return paid(sentence, i)
                        ? new PhaseReading(Phase.ACTIVE, 2, null)
                        : new PhaseReading(Phase.PLANNED, 1, null);
            }
            if (BE.contains(token.lower()) && trigger.endsWith("ing") && deal && !state) {
                return new PhaseReading(Phase.PLANNED, 1, null);
            }
        }
        return new PhaseReading(Phase.ACTIVE, trigger.endsWith("ed") || state ? 1 : 0, null);
    }

    private static boolean isDeal(Relation relation) {
        return switch (relation) {
            case OWNS, MERGES_WITH, INVESTS_IN, JOINT_VENTURE_WITH -> true;
            case PARTNERS_WITH, CO_DEVELOPS_WITH, MANUFACTURES_FOR, SUPPLIES, LICENSES_TO, DISTRIBUTES_FOR -> false;
        };
    }

    /** Whether the sentence gives a date from which something will hold. */
    private boolean dated(Sentence sentence) {
        for (int i = sentence.firstToken(); i + 1 < sentence.endToken(); i++) {
            String word = text.token(i).lower();
            Token next = text.token(i + 1);
            if (word.equals("next") && NEXT.contains(next.lower()) || word.equals("later") && next.is("this")) {
                return true;
            }
            if (DATE_LINKS.contains(word) && date(i + 1, sentence.endToken())) {
                return true;
            }
        }
        return false;
    }

    private boolean date(int from, int end) {
        for (int i = from; i < Math.min(end, from + MAX_DATE); i++) {
            Token token = text.token(i);
            if (MONTHS.contains(token.lower()) && token.capitalised() || year(token)) {
                return true;
            }
        }
        return false;
    }

    /** Beside "will" any year is one to come. */
    private static boolean year(Token token) {
        String digits = token.text();
        return token.kind() == Token.Kind.NUMBER
                && digits.length() == 4
                && (digits.startsWith("20") || digits.startsWith("19"))
                && Character.isDigit(digits.charAt(2))
                && Character.isDigit(digits.charAt(3));
    }
}
