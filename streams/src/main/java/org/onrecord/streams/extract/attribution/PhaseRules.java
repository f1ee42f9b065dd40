package org.onrecord.streams.extract.attribution;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Reads the phase of a candidate from cue words that govern its trigger, then from the tense of the trigger. */
final class PhaseRules {
    private static final int MAX_BEFORE = 12;
    private static final int MAX_AFTER = 6;
    private static final int MAX_CONDITION_AFTER = 45;
    private static final int MAX_AUXILIARY = 6;
    private static final Set<String> FUTURE = Set.of("will", "shall", "'ll", "wo");
    private static final Set<String> POSSIBLE = Set.of("may", "might", "could", "can");
    private static final Set<String> PROGRESSIVE = Set.of("is", "are", "'s", "'re", "was", "were", "been", "be");
    private static final Set<String> CONDITIONS = Set.of("subject", "pending", "expected", "awaiting", "conditional");
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

    private final AnalysedText text;
    private final Scope scope;

    PhaseRules(AnalysedText text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    PhaseReading read(SentenceReading reading, Candidate candidate) {
        Match<CueKind> ended = governing(reading, candidate, CueKind.ENDED);
        Match<CueKind> talks = governing(reading, candidate, CueKind.TALKS);
        Match<CueKind> planned = governing(reading, candidate, CueKind.PLANNED);
        Phase fixed = candidate.triggerPhase();
        if (fixed == Phase.ENDED) {
            boolean underWay = (talks != null || planned != null) && candidate.relation() == Relation.OWNS;
            return underWay
                    ? new PhaseReading(Phase.ACTIVE, 2, talks != null ? talks : planned)
                    : new PhaseReading(Phase.ENDED, 2, null);
        }
        if (ended != null) {
            return new PhaseReading(Phase.ENDED, 2, ended);
        }
        if (fixed != null) {
            return new PhaseReading(fixed, 2, null);
        }
        if (talks != null) {
            return new PhaseReading(Phase.TALKS, 2, talks);
        }
        if (planned != null) {
            return new PhaseReading(Phase.PLANNED, 2, planned);
        }
        Match<CueKind> active = governing(reading, candidate, CueKind.ACTIVE);
        if (active != null) {
            return new PhaseReading(Phase.ACTIVE, 2, active);
        }
        return byTense(reading.sentence(), candidate);
    }

    private @Nullable Match<CueKind> governing(SentenceReading reading, Candidate candidate, CueKind kind) {
        Match<CueKind> nearest = null;
        int nearestGap = Integer.MAX_VALUE;
        for (Match<CueKind> cue : reading.cues()) {
            if (cue.value() != kind) {
                continue;
            }
            int gap = gap(cue, candidate);
            if (gap < nearestGap) {
                nearest = cue;
                nearestGap = gap;
            }
        }
        return nearest;
    }

    /** The tokens between cue and trigger; a very large number where the cue does not reach it. */
    private int gap(Match<CueKind> cue, Candidate candidate) {
        int first = candidate.firstTriggerToken();
        int end = candidate.endTriggerToken();
        if (cue.endToken() > first && cue.firstToken() < end) {
            return 0;
        }
        if (scope.clauseEndsBetween(cue.firstToken(), first)) {
            return Integer.MAX_VALUE;
        }
        if (cue.endToken() <= first) {
            int gap = first - cue.endToken();
            boolean reaches = gap <= MAX_BEFORE && !scope.relativeBetween(cue.endToken(), first);
            return reaches ? gap : Integer.MAX_VALUE;
        }
        int gap = cue.firstToken() - end;
        boolean condition = CONDITIONS.contains(text.token(cue.firstToken()).lower());
        boolean reaches =
                gap <= (condition ? MAX_CONDITION_AFTER : MAX_AFTER) && !scope.relativeBetween(end, cue.firstToken());
        return reaches ? gap : Integer.MAX_VALUE;
    }

    private PhaseReading byTense(Sentence sentence, Candidate candidate) {
        boolean deal = isDeal(candidate.relation());
        int first = candidate.firstTriggerToken();
        String trigger = text.token(first).lower();
        for (int i = first - 1; i >= sentence.firstToken() && i >= first - MAX_AUXILIARY; i--) {
            String word = text.token(i).lower();
            if (text.token(i).kind() == Token.Kind.PUNCTUATION && !word.equals("'")) {
                break;
            }
            if (FUTURE.contains(word)) {
                boolean planned = deal || dated(sentence);
                return new PhaseReading(planned ? Phase.PLANNED : Phase.ACTIVE, 1, null);
            }
            if (POSSIBLE.contains(word) && deal) {
                return new PhaseReading(Phase.TALKS, 1, null);
            }
            if (word.equals("to") && i == first - 1 && deal) {
                return new PhaseReading(Phase.PLANNED, 1, null);
            }
            if (PROGRESSIVE.contains(word) && trigger.endsWith("ing") && deal) {
                return new PhaseReading(Phase.PLANNED, 1, null);
            }
        }
        return new PhaseReading(Phase.ACTIVE, trigger.endsWith("ed") ? 1 : 0, null);
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
            if (word.equals("next") && (next.is("year") || next.is("month") || next.is("week") || next.is("quarter"))
                    || word.equals("later") && next.is("this")) {
                return true;
            }
            if (DATE_LINKS.contains(word) && date(i + 1, sentence.endToken())) {
                return true;
            }
        }
        return false;
    }

    private boolean date(int from, int end) {
        for (int i = from; i < Math.min(end, from + 3); i++) {
            Token token = text.token(i);
            if (MONTHS.contains(token.lower()) && token.capitalised() || laterYear(token)) {
                return true;
            }
        }
        return false;
    }

    private boolean laterYear(Token token) {
        if (token.kind() != Token.Kind.NUMBER || token.text().length() != 4) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            if (!Character.isDigit(token.text().charAt(i))) {
                return false;
            }
        }
        int year = Integer.parseInt(token.text());
        int now = text.document().date() == null
                ? Integer.MAX_VALUE
                : text.document().date().getYear();
        return year > now && year < 2100;
    }
}
