package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;

/** Judges the candidates of one document; for one thread. */
final class CandidateJudge {
    private static final int MAX_CONDITION_GAP = 14;
    private static final int LEAD_SENTENCES = 4;
    private static final Set<String> INTENTS =
            Set.of("memorandum", "memoranda", "mou", "mous", "letter", "letters", "loi", "non", "nonbinding", "heads");

    private final AnalysedText text;
    private final DocumentReading document;
    private final Scope scope;
    private final PolarityRules polarity;
    private final PhaseRules phases;
    private final BasisRules bases;
    private final PassageFitness fitness;

    CandidateJudge(DocumentReading document) {
        this.text = document.text();
        this.document = document;
        this.scope = new Scope(text, document.parties());
        this.polarity = new PolarityRules(text, scope);
        this.phases = new PhaseRules(text, scope);
        this.bases = new BasisRules(document, scope);
        this.fitness = new PassageFitness(text);
    }

    Judgement judge(Candidate candidate) {
        Sentence sentence = text.sentence(candidate.sentence());
        SentenceReading reading = document.reading(sentence);
        if (polarity.question(sentence) && polarity.asksYesOrNo(sentence)) {
            return question(reading, candidate);
        }
        Match<CueKind> condition = condition(reading, candidate);
        if (condition != null) {
            return new Judgement.Rejected("condition: " + text.text(condition.firstToken(), condition.endToken()));
        }
        Match<CueKind> denying = polarity.denying(reading, candidate);
        boolean denied = candidate.triggerDenies() || denying != null;
        BasisReading basis = bases.read(reading, candidate);
        return accepted(reading, candidate, denied ? Polarity.DENIED : Polarity.AFFIRMED, denying, basis);
    }

    private Judgement accepted(
            SentenceReading reading,
            Candidate candidate,
            Polarity polarity,
            @Nullable Match<CueKind> denying,
            BasisReading basis) {
        PhaseReading phase = phase(reading, candidate, basis.basis(), polarity);
        List<Cue> cues = new ArrayList<>(basis.cues());
        if (denying != null) {
            cues.add(cue(Cue.Kind.NEGATION, denying));
        }
        if (phase.cue() != null) {
            cues.add(cue(Cue.Kind.PHASE, phase.cue()));
        }
        return new Judgement.Accepted(
                polarity,
                phase.phase(),
                phase.strength(),
                basis.basis(),
                fitness.of(reading, candidate),
                basis.speaker(),
                withLead(reading.sentence(), candidate, basis.evidence()),
                cues);
    }

    /** A headline is shown with the lead below it where that names both parties, too. */
    private Span withLead(Sentence sentence, Candidate candidate, Span evidence) {
        int next = sentence.index() + 1;
        if (sentence.kind() != Sentence.Kind.TITLE || next >= text.sentences().size()) {
            return evidence;
        }
        Sentence lead = text.sentence(next);
        boolean names = lead.kind() == Sentence.Kind.BODY
                && names(lead, candidate.subject())
                && names(lead, candidate.object());
        return names ? evidence.through(lead.span()) : evidence;
    }

    private PhaseReading phase(SentenceReading reading, Candidate candidate, Basis basis, Polarity polarity) {
        PhaseReading phase = phases.read(reading, candidate);
        int next = candidate.sentence() + 1;
        if (next < text.sentences().size()) {
            SentenceReading following = document.reading(text.sentence(next));
            Match<CueKind> end = phase.phase() == Phase.TALKS
                    ? phases.failureIn(following)
                    : phase.strength() < 2 || phase.phase() == Phase.PLANNED ? phases.endIn(following) : null;
            if (end != null) {
                return new PhaseReading(Phase.ENDED, 2, end);
            }
        }
        if (phase.strength() == 0 && phase.phase() == Phase.ACTIVE) {
            Match<CueKind> intent = intent(candidate);
            if (intent != null) {
                return new PhaseReading(Phase.PLANNED, 0, intent);
            }
        }
        boolean guessed = polarity == Polarity.DENIED
                || basis == Basis.OPINION
                || basis == Basis.HEDGED
                || basis == Basis.QUESTION;
        return guessed && phases.eventAhead(candidate, phase) ? new PhaseReading(Phase.TALKS, 1, null) : phase;
    }

    /** The memorandum or letter of intent by which headline or lead tie the same two parties. */
    private @Nullable Match<CueKind> intent(Candidate candidate) {
        for (int i = 0; i < Math.min(LEAD_SENTENCES, text.sentences().size()); i++) {
            Sentence sentence = text.sentence(i);
            if (!names(sentence, candidate.subject()) || !names(sentence, candidate.object())) {
                continue;
            }
            for (Match<CueKind> cue : document.reading(sentence).cues()) {
                if (cue.value() == CueKind.PLANNED
                        && INTENTS.contains(text.token(cue.firstToken()).lower())) {
                    return cue;
                }
            }
        }
        return null;
    }

    private boolean names(Sentence sentence, Party party) {
        for (PartyMention mention : document.parties().in(sentence)) {
            for (Party each : mention.parties()) {
                if (each.index() == party.index()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A question is read with its answer; one without is only a question, and as a heading not even that. */
    private Judgement question(SentenceReading reading, Candidate candidate) {
        Sentence sentence = reading.sentence();
        PolarityRules.Answer answer = PolarityRules.Answer.NONE;
        Span evidence = candidate.evidence();
        if (sentence.index() + 1 < text.sentences().size()) {
            Sentence next = text.sentence(sentence.index() + 1);
            answer = polarity.answer(next);
            evidence = answer == PolarityRules.Answer.NONE ? evidence : evidence.through(next.span());
        }
        Cue mark = new Cue(Cue.Kind.QUESTION, sentence.span(), sentence.span().in(text.content()));
        return switch (answer) {
            case NO ->
                accepted(
                        reading,
                        candidate,
                        Polarity.DENIED,
                        null,
                        new BasisReading(Basis.REPORTED, null, List.of(mark), evidence));
            case YES ->
                accepted(
                        reading,
                        candidate,
                        Polarity.AFFIRMED,
                        null,
                        new BasisReading(Basis.REPORTED, null, List.of(mark), evidence));
            case MAYBE ->
                accepted(
                        reading,
                        candidate,
                        Polarity.AFFIRMED,
                        null,
                        new BasisReading(Basis.HEDGED, null, List.of(mark), evidence));
            case NONE ->
                sentence.kind() == Sentence.Kind.BODY
                        ? accepted(
                                reading,
                                candidate,
                                Polarity.AFFIRMED,
                                null,
                                new BasisReading(Basis.QUESTION, null, List.of(mark), evidence))
                        : new Judgement.Rejected("a question without an answer");
        };
    }

    private @Nullable Match<CueKind> condition(SentenceReading reading, Candidate candidate) {
        for (Match<CueKind> cue : reading.cues()) {
            int gap = candidate.firstTriggerToken() - cue.endToken();
            if (cue.value() == CueKind.CONDITION
                    && gap >= 0
                    && gap <= MAX_CONDITION_GAP
                    && !scope.commaBetween(cue.endToken(), candidate.firstTriggerToken())) {
                return cue;
            }
        }
        return null;
    }

    private Cue cue(Cue.Kind kind, Match<CueKind> match) {
        Span span = new Span(
                text.token(match.firstToken()).start(),
                text.token(match.endToken() - 1).end());
        return new Cue(kind, span, span.in(text.content()));
    }
}
