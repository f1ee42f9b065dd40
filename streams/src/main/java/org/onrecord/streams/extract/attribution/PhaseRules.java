package org.onrecord.streams.extract.attribution;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Reads the phase of a candidate from cue words that govern its trigger, then from the tense of the trigger. */
final class PhaseRules {
    private static final int MAX_BEFORE = 12;
    private static final int MAX_INFINITIVE = 7;
    private static final int MAX_STATE = 2;
    private static final int MAX_ADJECTIVES = 4;
    private static final Set<String> ADJECTIVES = Set.of(
            "joint",
            "strategic",
            "exclusive",
            "new",
            "long",
            "-",
            "term",
            "standing",
            "global",
            "technology",
            "existing",
            "first",
            "own",
            "latest",
            "recent");
    private static final int MAX_AFTER = 6;
    private static final int MAX_COMPOUND = 1;
    private static final int MAX_PREDICATE = 16;
    private static final int MAX_CONDITION_AFTER = 45;
    private static final int MAX_FAILURE = 60;
    private static final Set<String> CONDITIONS = Set.of("subject", "pending", "expected", "awaiting", "conditional");
    private static final Set<String> WEAK_ACTIVE = Set.of("now", "still", "already", "currently", "since", "continues");
    private static final Set<String> TALKING = Set.of(
            "talks",
            "negotiations",
            "discussions",
            "deal",
            "merger",
            "takeover",
            "bid",
            "offer",
            "proposal",
            "plan",
            "plans",
            "it");
    private static final Set<String> POSSESSIVES = Set.of("its", "their", "our", "existing", "longstanding", "ongoing");
    private static final Map<Word, Set<String>> WORDS = words();

    /** Sorts of trigger words, see {@code trigger-words.tsv}. */
    enum Word {
        STATE,
        SALE,
        PURCHASE,
        DONE,
        MAKING,
        SHARE
    }

    private final AnalysedText text;
    private final Scope scope;
    private final TenseRules tense;

    PhaseRules(AnalysedText text, Scope scope) {
        this.text = text;
        this.scope = scope;
        this.tense = new TenseRules(text);
    }

    private static Map<Word, Set<String>> words() {
        Map<Word, Set<String>> words = new EnumMap<>(Word.class);
        for (List<String> row :
                LexiconFile.ofRows(PhaseRules.class, "trigger-words.tsv").rows()) {
            words.computeIfAbsent(Word.valueOf(row.get(0)), kind -> new HashSet<>())
                    .add(row.get(1));
        }
        return words;
    }

    static boolean is(Word kind, Token token) {
        return WORDS.getOrDefault(kind, Set.of()).contains(token.lower());
    }

    PhaseReading read(SentenceReading reading, Candidate candidate) {
        PhaseReading plain = plain(reading, candidate);
        if (gives(candidate)) {
            return given(plain);
        }
        if (plain.phase() == Phase.TALKS) {
            Match<CueKind> failure = failure(reading, candidate);
            if (failure != null) {
                return new PhaseReading(Phase.ENDED, 2, failure);
            }
        }
        return plain;
    }

    private PhaseReading plain(SentenceReading reading, Candidate candidate) {
        Match<CueKind> ended = governing(reading, candidate, CueKind.ENDED);
        Match<CueKind> talks = governing(reading, candidate, CueKind.TALKS);
        Match<CueKind> planned = governing(reading, candidate, CueKind.PLANNED);
        Phase fixed = candidate.triggerPhase();
        if (fixed == Phase.ENDED) {
            boolean underWay = talks != null || planned != null || tense.underWay(reading.sentence(), candidate);
            return fixedEnd(candidate, underWay, talks != null ? talks : planned);
        }
        if (ended != null) {
            return new PhaseReading(Phase.ENDED, 2, ended);
        }
        if (fixed != null) {
            return new PhaseReading(fixed, 2, null);
        }
        if (tense.done(reading.sentence(), candidate)) {
            return new PhaseReading(Phase.ACTIVE, 3, null);
        }
        if (talks != null) {
            return new PhaseReading(Phase.TALKS, 2, talks);
        }
        if (planned != null) {
            return new PhaseReading(Phase.PLANNED, 2, planned);
        }
        Match<CueKind> active = governing(reading, candidate, CueKind.ACTIVE);
        if (active != null) {
            boolean weak = WEAK_ACTIVE.contains(text.token(active.firstToken()).lower());
            return new PhaseReading(Phase.ACTIVE, weak ? 1 : 3, active);
        }
        return tense.read(reading.sentence(), candidate);
    }

    /** "plans to sell": the seller still has it. */
    private static PhaseReading fixedEnd(Candidate candidate, boolean underWay, @Nullable Match<CueKind> ahead) {
        boolean holding = candidate.relation() == Relation.OWNS || candidate.relation() == Relation.INVESTS_IN;
        return underWay && holding ? new PhaseReading(Phase.ACTIVE, 2, ahead) : new PhaseReading(Phase.ENDED, 2, null);
    }

    /** Whether the subject of the claim gives the object away: before "sold", after "by", or after "bought … from". */
    private boolean gives(Candidate candidate) {
        boolean holding = candidate.relation() == Relation.OWNS || candidate.relation() == Relation.INVESTS_IN;
        PartyMention subject = candidate.subjectMention();
        if (!holding || candidate.triggerPhase() == Phase.ENDED || subject.sentence() != candidate.sentence()) {
            return false;
        }
        Token trigger = text.token(candidate.firstTriggerToken());
        Token before = text.token(Math.max(0, subject.firstToken() - 1));
        if (trigger.is("sale")) {
            return subject.endToken() <= candidate.firstTriggerToken()
                    && candidate.firstTriggerToken() - subject.endToken() <= MAX_COMPOUND;
        }
        if (is(Word.SALE, trigger)) {
            return before.is("by") || subject.endToken() <= candidate.firstTriggerToken() && !before.is("to");
        }
        return is(Word.PURCHASE, trigger) && before.is("from") && subject.firstToken() > candidate.firstTriggerToken();
    }

    private static PhaseReading given(PhaseReading sale) {
        return switch (sale.phase()) {
            case TALKS, PLANNED -> new PhaseReading(Phase.ACTIVE, 2, sale.cue());
            case ACTIVE -> new PhaseReading(Phase.ENDED, 2, sale.cue());
            case ENDED -> new PhaseReading(Phase.ENDED, 2, sale.cue());
        };
    }

    private @Nullable Match<CueKind> governing(SentenceReading reading, Candidate candidate, CueKind kind) {
        Match<CueKind> nearest = null;
        int nearestGap = Integer.MAX_VALUE;
        for (Match<CueKind> cue : reading.cues()) {
            if (cue.value() != kind || !holds(cue)) {
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

    /** "until" ends something only before a time. */
    private boolean holds(Match<CueKind> cue) {
        Token first = text.token(cue.firstToken());
        if (!first.is("until") && !first.is("till")
                || cue.endToken() >= text.tokens().size()) {
            return true;
        }
        Token next = text.token(cue.endToken());
        return next.kind() == Token.Kind.NUMBER
                || next.is("last")
                || next.is("recently")
                || next.is("the")
                || next.capitalised();
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
        return cue.endToken() <= first ? gapBefore(cue, first) : gapAfter(cue, first, end);
    }

    private int gapBefore(Match<CueKind> cue, int trigger) {
        int gap = trigger - cue.endToken();
        boolean infinitive = text.token(cue.endToken() - 1).is("to");
        boolean done = cue.value() == CueKind.ENDED && is(Word.DONE, text.token(trigger));
        int limit = state(trigger) || done ? MAX_STATE : infinitive ? MAX_INFINITIVE : MAX_BEFORE;
        boolean ahead = cue.value() == CueKind.TALKS || cue.value() == CueKind.PLANNED;
        boolean reaches = gap <= limit
                && !scope.relativeBetween(cue.endToken(), trigger)
                && !(ahead && scope.commaBetween(cue.endToken(), trigger));
        return reaches ? gap : Integer.MAX_VALUE;
    }

    private int gapAfter(Match<CueKind> cue, int trigger, int end) {
        int gap = cue.firstToken() - end;
        boolean condition = CONDITIONS.contains(text.token(cue.firstToken()).lower());
        boolean ahead = cue.value() == CueKind.TALKS || cue.value() == CueKind.PLANNED;
        int limit = condition ? MAX_CONDITION_AFTER : ahead ? MAX_COMPOUND : MAX_AFTER;
        if (state(trigger)) {
            limit = cue.value() == CueKind.ENDED ? MAX_AFTER : -1;
        }
        if (cue.value() == CueKind.ENDED
                && cue.endToken() - cue.firstToken() > 1
                && !scope.commaBetween(end, cue.firstToken())) {
            limit = MAX_PREDICATE;
        }
        return gap <= limit && !scope.relativeBetween(end, cue.firstToken()) ? gap : Integer.MAX_VALUE;
    }

    /** Whether the trigger names a lasting relation: by its word, or as "their West German joint venture". */
    private boolean state(int trigger) {
        if (is(Word.STATE, text.token(trigger))) {
            return true;
        }
        for (int i = trigger - 1; i >= 0 && i >= trigger - MAX_ADJECTIVES; i--) {
            Token token = text.token(i);
            if (POSSESSIVES.contains(token.lower())) {
                return true;
            }
            if (!token.capitalised() && !ADJECTIVES.contains(token.lower())) {
                return false;
            }
        }
        return false;
    }

    /** "… held talks to merge, but those negotiations recently ended", in the sentence or the next one. */
    private @Nullable Match<CueKind> failure(SentenceReading reading, Candidate candidate) {
        return failure(reading, candidate.endTriggerToken());
    }

    private @Nullable Match<CueKind> failure(SentenceReading reading, int from) {
        for (Match<CueKind> cue : reading.cues()) {
            if (cue.value() == CueKind.ENDED && cue.firstToken() >= from && cue.firstToken() - from <= MAX_FAILURE) {
                for (int i = from; i < cue.firstToken(); i++) {
                    if (TALKING.contains(text.token(i).lower())) {
                        return cue;
                    }
                }
            }
        }
        return null;
    }

    /** Whether the next sentence tells that the talks of a candidate failed. */
    @Nullable
    Match<CueKind> failureIn(SentenceReading next) {
        Sentence sentence = next.sentence();
        Match<CueKind> cue = failure(next, sentence.firstToken());
        return cue != null && cue.firstToken() - sentence.firstToken() <= MAX_BEFORE ? cue : null;
    }

    /** Whether the next sentence only says that it is over: "Not any more." */
    @Nullable
    Match<CueKind> endIn(SentenceReading next) {
        boolean shortSentence = next.sentence().size() <= MAX_INFINITIVE + 1;
        for (Match<CueKind> cue : next.cues()) {
            if (cue.value() == CueKind.ENDED
                    && (shortSentence || text.token(cue.firstToken()).is("it"))) {
                return cue;
            }
        }
        return null;
    }

    /** Whether a guess at a deal that nothing says is done. */
    boolean eventAhead(Candidate candidate, PhaseReading phase) {
        boolean deal = candidate.relation() == Relation.OWNS || candidate.relation() == Relation.MERGES_WITH;
        return deal && phase.strength() < 2 && !is(Word.STATE, text.token(candidate.firstTriggerToken()));
    }
}
