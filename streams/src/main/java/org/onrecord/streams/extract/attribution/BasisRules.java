package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Span;

/** Decides what a candidate rests on, the strongest first: whose words the passage is, or reports. */
final class BasisRules {
    private static final int MIN_QUOTE_WORDS = 4;
    private final DocumentReading document;
    private final DealParties dealParties;
    private final ToldRules told;
    private final AnalysedText text;
    private final Scope scope;

    BasisRules(DocumentReading document, Scope scope) {
        this.document = document;
        this.text = document.text();
        this.scope = scope;
        this.dealParties = new DealParties(text, document.parties());
        this.told = new ToldRules(document, scope, dealParties);
    }

    BasisReading read(SentenceReading reading, Candidate candidate) {
        BasisReading quoted = quoted(candidate);
        if (quoted != null) {
            return quoted;
        }
        boolean own = dealParties.involve(document.issuers(), candidate);
        Match<CueKind> rumour = reaching(reading, candidate, CueKind.RUMOUR);
        if (own && rumour == null) {
            return plain(Basis.FIRST_PARTY, candidate, List.of());
        }
        BasisReading spoken = told.read(reading, candidate);
        if (spoken != null) {
            return spoken;
        }
        return own && rumour == null ? plain(Basis.FIRST_PARTY, candidate, List.of()) : speculation(reading, candidate);
    }

    private @Nullable BasisReading quoted(Candidate candidate) {
        int offset = text.token(candidate.firstTriggerToken()).start();
        int index = document.quotes().around(offset);
        if (index < 0) {
            return null;
        }
        Quotation quotation = document.quotes().get(index);
        int first = text.tokenAt(quotation.span().start());
        int end = text.tokenAt(quotation.span().end() - 1);
        if (end - first < MIN_QUOTE_WORDS) {
            return null;
        }
        SpeakerReading speaker = document.quotes().speaker(index);
        Party party = dealParties.of(speaker, candidate);
        Span words = within(quotation.span(), candidate.evidence());
        Cue mark = new Cue(Cue.Kind.QUOTE, words, words.in(text.content()));
        if (party != null || speaker.kind() == SpeakerReading.Kind.COLLECTIVE) {
            return new BasisReading(Basis.DIRECT_QUOTE, speaker.toSpeaker(party), List.of(mark), candidate.evidence());
        }
        boolean unknown = speaker.kind() == SpeakerReading.Kind.UNKNOWN;
        if (unknown
                && speaker.name() == null
                && document.quotes().content(index).speaksOfItself()) {
            Party other = notNamed(document.quotes().content(index), candidate);
            if (other != null) {
                Speaker inferred = new Speaker(
                        null,
                        null,
                        other.name(),
                        true,
                        "\"we\" beside the other party's name in an unsigned quotation");
                return new BasisReading(Basis.DIRECT_QUOTE, inferred, List.of(mark), candidate.evidence());
            }
        }
        return null;
    }

    /** The quoted words of the passage: a quotation may go on over the whole document. */
    private static Span within(Span quotation, Span passage) {
        int start = Math.max(quotation.start(), passage.start());
        return new Span(start, Math.max(start, Math.min(quotation.end(), passage.end())));
    }

    /** The party of the candidate that the quotation does not name, where it names the other one. */
    private @Nullable Party notNamed(QuoteSpeakers.Content content, Candidate candidate) {
        boolean subject = content.named().contains(candidate.subject().index());
        boolean object = content.named().contains(candidate.object().index());
        if (subject == object) {
            return null;
        }
        return subject ? candidate.object() : candidate.subject();
    }

    private BasisReading speculation(SentenceReading reading, Candidate candidate) {
        for (SpeechFrame frame : reading.speech()) {
            if (frame.speaker().kind() == SpeakerReading.Kind.ANONYMOUS) {
                Cue cue = cue(Cue.Kind.RUMOUR, frame.firstToken(), frame.endToken());
                return plain(Basis.RUMOUR, candidate, List.of(cue));
            }
        }
        Match<CueKind> rumour = reaching(reading, candidate, CueKind.RUMOUR);
        if (rumour != null) {
            return plain(Basis.RUMOUR, candidate, List.of(cue(Cue.Kind.RUMOUR, rumour)));
        }
        Match<CueKind> opinion = reaching(reading, candidate, CueKind.OPINION);
        if (opinion != null) {
            return plain(Basis.OPINION, candidate, List.of(cue(Cue.Kind.OPINION, opinion)));
        }
        for (SpeechFrame frame : reading.speech()) {
            if (frame.kind() == CueKind.THOUGHT) {
                Cue cue = cue(Cue.Kind.OPINION, frame.firstToken(), frame.endToken());
                return plain(Basis.OPINION, candidate, List.of(cue));
            }
        }
        Match<CueKind> hedge = reaching(reading, candidate, CueKind.HEDGE);
        if (hedge != null) {
            return plain(Basis.HEDGED, candidate, List.of(cue(Cue.Kind.HEDGE, hedge)));
        }
        return plain(Basis.REPORTED, candidate, List.of());
    }

    private @Nullable Match<CueKind> reaching(SentenceReading reading, Candidate candidate, CueKind kind) {
        for (Match<CueKind> cue : reading.cues()) {
            if (cue.value() == kind
                    && !scope.clauseEndsBetween(cue.firstToken(), candidate.firstTriggerToken())
                    && !scope.relativeBetween(cue.endToken(), candidate.firstTriggerToken())) {
                return cue;
            }
        }
        return null;
    }

    private static BasisReading plain(Basis basis, Candidate candidate, List<Cue> cues) {
        return new BasisReading(basis, null, cues, candidate.evidence());
    }

    private Cue cue(Cue.Kind kind, Match<CueKind> match) {
        return cue(kind, match.firstToken(), match.endToken());
    }

    private Cue cue(Cue.Kind kind, int firstToken, int endToken) {
        Span span = new Span(
                text.token(firstToken).start(), text.token(endToken - 1).end());
        return new Cue(kind, span, span.in(text.content()));
    }
}
