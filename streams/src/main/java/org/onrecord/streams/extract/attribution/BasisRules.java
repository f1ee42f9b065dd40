package org.onrecord.streams.extract.attribution;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.extract.text.Token;

/** Decides what a candidate rests on, the strongest first: whose words the passage is, or reports. */
final class BasisRules {
    private static final int MIN_QUOTE_WORDS = 4;
    private static final int MAX_DEAL_GAP = 3;
    private static final int MAX_ADVERBS = 7;
    private static final int FOLLOWING_SENTENCES = 2;
    private static final Set<String> TRANSFERS =
            Set.of("sell", "sells", "sold", "selling", "sale", "venture", "jointly");
    private static final Set<String> POSSESSIVES = Set.of("we", "us", "our", "its", "their");
    private static final Set<String> WE = Set.of("we", "us", "our", "ours");
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

    BasisRules(DocumentReading document, Scope scope) {
        this.document = document;
        this.text = document.text();
        this.scope = scope;
    }

    BasisReading read(SentenceReading reading, Candidate candidate) {
        BasisReading quoted = quoted(candidate);
        if (quoted != null) {
            return quoted;
        }
        boolean own = involves(document.issuers(), candidate);
        Match<CueKind> rumour = reaching(reading, candidate, CueKind.RUMOUR);
        if (own && rumour == null) {
            return plain(Basis.FIRST_PARTY, candidate, List.of());
        }
        BasisReading told = told(reading, candidate);
        if (told != null) {
            return told;
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
        Party party = party(speaker, candidate);
        Cue mark = new Cue(Cue.Kind.QUOTE, quotation.span(), quotation.span().in(text.content()));
        if (party != null || speaker.kind() == SpeakerReading.Kind.COLLECTIVE) {
            return new BasisReading(Basis.DIRECT_QUOTE, speaker.toSpeaker(party), List.of(mark), candidate.evidence());
        }
        boolean unknown = speaker.kind() == SpeakerReading.Kind.UNKNOWN;
        if (unknown && speaker.name() == null && speaksOfItself(first, end)) {
            Party other = notNamed(quotation.span(), candidate);
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

    private boolean speaksOfItself(int first, int end) {
        for (int i = first; i < end; i++) {
            if (WE.contains(text.token(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** The party of the candidate that the quotation does not name, where it names the other one. */
    private @Nullable Party notNamed(Span quotation, Candidate candidate) {
        boolean subject = false;
        boolean object = false;
        for (PartyMention mention : document.parties().mentions()) {
            if (quotation.covers(mention.span()) && mention.form() == PartyMention.Form.NAME) {
                subject |= contains(mention.parties(), candidate.subject());
                object |= contains(mention.parties(), candidate.object());
            }
        }
        if (subject == object) {
            return null;
        }
        return subject ? candidate.object() : candidate.subject();
    }

    private @Nullable BasisReading told(SentenceReading reading, Candidate candidate) {
        for (SpeechFrame frame : reading.speech()) {
            if (frame.silent() || frame.kind() == CueKind.THOUGHT || !covers(frame, candidate)) {
                continue;
            }
            Party party = party(frame.speaker(), candidate);
            if (party != null || frame.speaker().kind() == SpeakerReading.Kind.COLLECTIVE) {
                return told(frame, party, candidate, candidate.evidence());
            }
        }
        return toldInNext(reading.sentence(), candidate);
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
            if (token.kind() == Token.Kind.PUNCTUATION || token.capitalised() || WE.contains(token.lower())) {
                return false;
            }
        }
        return false;
    }

    private BasisReading told(SpeechFrame frame, @Nullable Party party, Candidate candidate, Span evidence) {
        return new BasisReading(
                Basis.INDIRECT_SPEECH,
                frame.speaker().toSpeaker(party),
                List.of(cue(Cue.Kind.SPEECH, frame.firstToken(), frame.endToken())),
                evidence);
    }

    /**
     * "Acme has bought Bolt. Acme said the acquisition will …" presupposes what the sentence before tells, and the
     * lead of an article tells by whose word its headline stands.
     */
    private @Nullable BasisReading toldInNext(Sentence sentence, Candidate candidate) {
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
            for (SpeechFrame frame : document.reading(next).speech()) {
                Party party = party(frame.speaker(), candidate);
                boolean says = !frame.silent() && !frame.denies() && frame.kind() != CueKind.THOUGHT;
                if (party != null && says && (title || namesDeal(next, frame.endToken()))) {
                    Span evidence = i == sentence.index() + 1
                            ? candidate.evidence().through(next.span())
                            : candidate.evidence();
                    return told(frame, party, candidate, evidence);
                }
            }
        }
        return null;
    }

    private boolean namesDeal(Sentence sentence, int from) {
        for (int i = Math.max(from, sentence.firstToken() + 1); i < sentence.endToken(); i++) {
            Token before = text.token(i - 1);
            boolean definite = before.is("the") || before.is("this") || before.is("its") || before.is("their");
            if (DEAL_NOUNS.contains(text.token(i).lower()) && definite) {
                return true;
            }
        }
        return false;
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

    /** The party of the claim, or of the same deal, for which the speaker speaks; null when there is none. */
    private @Nullable Party party(SpeakerReading speaker, Candidate candidate) {
        if (speaker.kind() != SpeakerReading.Kind.PARTIES) {
            return null;
        }
        for (Party party : speaker.parties()) {
            if (isPartyTo(party, candidate)) {
                return party;
            }
        }
        return null;
    }

    private boolean involves(Set<Party> speaking, Candidate candidate) {
        for (Party party : speaking) {
            if (isPartyTo(party, candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPartyTo(Party party, Candidate candidate) {
        return Names.family(party, candidate.subject())
                || Names.family(party, candidate.object())
                || candidate.relation().symmetric() && sharesDeal(party, candidate)
                || candidate.relation() == Relation.OWNS && sharesTransfer(candidate);
    }

    /** A sale or a venture told by the seller or by one of the partners: "we agreed to sell Bolt to Acme". */
    private boolean sharesTransfer(Candidate candidate) {
        Sentence sentence = text.sentence(candidate.sentence());
        boolean transfer = false;
        boolean possessive = false;
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            transfer |= TRANSFERS.contains(text.token(i).lower());
            possessive |= POSSESSIVES.contains(text.token(i).lower());
        }
        return transfer && possessive;
    }

    /** A deal of several: the party stands in a row with one of the pair, or beside the trigger. */
    private boolean sharesDeal(Party party, Candidate candidate) {
        for (PartyMention mention : document.parties().in(text.sentence(candidate.sentence()))) {
            if (!contains(mention.parties(), party)) {
                continue;
            }
            int gap = candidate.firstTriggerToken() - mention.endToken();
            if (gap >= 0 && gap <= MAX_DEAL_GAP
                    || inRow(mention, candidate.subjectMention())
                    || inRow(mention, candidate.objectMention())) {
                return true;
            }
        }
        return false;
    }

    private boolean inRow(PartyMention one, PartyMention other) {
        int from = Math.min(one.endToken(), other.endToken());
        int to = Math.max(one.firstToken(), other.firstToken());
        if (to - from > MAX_DEAL_GAP || to < from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Token token = text.token(i);
            if (!token.is(",") && !token.is("and") && !token.is("&")) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean contains(List<Party> parties, Party party) {
        for (Party each : parties) {
            if (each.index() == party.index()) {
                return true;
            }
        }
        return false;
    }
}
