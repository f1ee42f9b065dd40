package org.onrecord.streams.extract.attribution;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.extract.text.Token;

/** Finds the verb of saying by which a party tells the claim: in its sentence, or in one that goes on about it. */
final class ToldRules {
    private static final int MAX_ADVERBS = 7;
    private static final int FOLLOWING_SENTENCES = 2;
    private static final int MAX_MAIN_CLAUSE = 12;
    private static final int MAX_DEAL_DISTANCE = 12;
    private static final Set<String> SUBJECTS = Set.of("we", "it", "they", "he", "she");
    private static final Set<String> SUBORDINATORS = Set.of("after", "before", "when", "since", "while", "as", "if");
    private static final Set<String> DEFINITE = Set.of("the", "this", "its", "their", "our", "that");
    private static final Set<String> SO = Set.of("so", "it", "this", "much");
    private static final Set<String> DEAL_NOUNS = Set.of(
            "acquisition",
            "deal",
            "agreement",
            "partnership",
            "merger",
            "transaction",
            "purchase",
            "alliance",
            "collaboration",
            "contract",
            "takeover",
            "investment",
            "venture",
            "sale",
            "pact",
            "tie");

    private final DocumentReading document;
    private final AnalysedText text;
    private final Scope scope;
    private final DealParties dealParties;

    ToldRules(DocumentReading document, Scope scope, DealParties dealParties) {
        this.document = document;
        this.text = document.text();
        this.scope = scope;
        this.dealParties = dealParties;
    }

    @Nullable
    BasisReading read(SentenceReading reading, Candidate candidate) {
        for (SpeechFrame frame : reading.speech()) {
            if (frame.silent() || frame.kind() == CueKind.THOUGHT || !covers(frame, candidate)) {
                continue;
            }
            Party party = dealParties.of(frame, candidate);
            if (party != null || collective(frame)) {
                return told(frame, party, candidate.evidence());
            }
        }
        return inNext(reading.sentence(), candidate);
    }

    private static boolean collective(SpeechFrame frame) {
        return frame.speaker().kind() == SpeakerReading.Kind.COLLECTIVE;
    }

    private boolean covers(SpeechFrame frame, Candidate candidate) {
        int trigger = candidate.firstTriggerToken();
        if (scope.clauseEndsBetween(frame.firstToken(), trigger)) {
            return false;
        }
        return trigger > frame.firstToken() || !joinedByAnd(trigger, frame.firstToken());
    }

    /** "bought Bolt and announced plans": two things done, the first one not said. */
    private boolean joinedByAnd(int trigger, int verb) {
        for (int i = verb - 1; i > trigger && i >= verb - MAX_ADVERBS; i--) {
            Token token = text.token(i);
            if (token.is("and")) {
                return true;
            }
            boolean pause = token.kind() == Token.Kind.PUNCTUATION && i < verb - 1;
            if (pause || token.capitalised() || SUBJECTS.contains(token.lower())) {
                return false;
            }
        }
        return false;
    }

    private BasisReading told(SpeechFrame frame, @Nullable Party party, Span evidence) {
        Span span = new Span(
                text.token(frame.firstToken()).start(),
                text.token(frame.endToken() - 1).end());
        Cue cue = new Cue(Cue.Kind.SPEECH, span, span.in(text.content()));
        return new BasisReading(Basis.INDIRECT_SPEECH, frame.speaker().toSpeaker(party), List.of(cue), evidence);
    }

    /**
     * "Acme has bought Bolt. Acme said the acquisition will …" presupposes what the sentence before tells, and the
     * lead of an article tells by whose word its headline stands.
     */
    private @Nullable BasisReading inNext(Sentence sentence, Candidate candidate) {
        boolean title = sentence.kind() == Sentence.Kind.TITLE;
        if (!title && sentence.kind() != Sentence.Kind.BODY) {
            return null;
        }
        int last = Math.min(text.sentences().size() - 1, sentence.index() + (title ? 1 : FOLLOWING_SENTENCES));
        for (int i = sentence.index() + 1; i <= last; i++) {
            Sentence next = text.sentence(i);
            if (next.kind() != Sentence.Kind.BODY || next.paragraph() > sentence.paragraph() + 1) {
                return null;
            }
            boolean adjacent = i == sentence.index() + 1;
            for (SpeechFrame frame : document.reading(next).speech()) {
                Party party = dealParties.of(frame.speaker(), candidate);
                boolean says = !frame.silent() && !frame.denies() && frame.kind() != CueKind.THOUGHT;
                boolean about = title || goesOn(next, frame, adjacent);
                if (says && about && (party != null || !title && collective(frame))) {
                    return told(
                            frame, party, adjacent ? candidate.evidence().through(next.span()) : candidate.evidence());
                }
            }
        }
        return null;
    }

    private boolean goesOn(Sentence next, SpeechFrame frame, boolean adjacent) {
        return mainClause(next, frame)
                && (namesDeal(next, frame.endToken()) || adjacent && saysSo(next, frame.endToken()));
    }

    private boolean mainClause(Sentence sentence, SpeechFrame frame) {
        for (int i = sentence.firstToken(); i < frame.firstToken(); i++) {
            if (SUBORDINATORS.contains(text.token(i).lower())) {
                return false;
            }
        }
        return frame.firstToken() - sentence.firstToken() <= MAX_MAIN_CLAUSE
                || sentence.endToken() - frame.endToken() <= 2;
    }

    private boolean namesDeal(Sentence sentence, int from) {
        for (int i = from + 1; i < Math.min(sentence.endToken(), from + MAX_DEAL_DISTANCE); i++) {
            if (DEAL_NOUNS.contains(text.token(i).lower())
                    && DEFINITE.contains(text.token(i - 1).lower())) {
                return true;
            }
        }
        for (Match<CueKind> cue : document.reading(sentence).cues()) {
            if (cue.value() == CueKind.ENDED && cue.firstToken() >= from && cue.firstToken() - from <= 4) {
                return true;
            }
        }
        return false;
    }

    /** "Acme tells you so itself", "Both confirm it". */
    private boolean saysSo(Sentence sentence, int from) {
        for (int i = from; i < Math.min(sentence.endToken(), from + 3); i++) {
            if (SO.contains(text.token(i).lower())) {
                return i + 1 >= sentence.endToken()
                        || !text.token(i + 1).word()
                        || text.token(i).is("so");
            }
        }
        return false;
    }
}
