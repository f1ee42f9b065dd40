package org.onrecord.streams.extract.attribution;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Tells whether a speaker is a party to a claim, or to the deal of several parties that the claim is a part of. */
final class DealParties {
    private static final int MAX_DEAL_GAP = 3;
    private static final Set<String> VENTURES = Set.of("venture", "jointly");
    private static final Set<String> FIRST_PERSON = Set.of("we", "us", "our");
    private static final Set<String> POSSESSIVES = Set.of("its", "their", "our");

    private final AnalysedText text;
    private final Parties parties;

    DealParties(AnalysedText text, Parties parties) {
        this.text = text;
        this.parties = parties;
    }

    /** The party of the claim, or of the same deal, for which the speaker of a frame speaks; null when there is none. */
    @Nullable
    Party of(SpeechFrame frame, Candidate candidate) {
        Party party = of(frame.speaker(), candidate);
        if (party != null || frame.speaker().kind() != SpeakerReading.Kind.PARTIES) {
            return party;
        }
        for (Party speaking : frame.speaker().parties()) {
            if (holding(candidate) && sharesTransfer(speaking, frame, candidate)) {
                return speaking;
            }
        }
        return null;
    }

    /** As {@link #of(SpeechFrame, Candidate)}, by the names alone. */
    @Nullable
    Party of(SpeakerReading speaker, Candidate candidate) {
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

    /** Whether one of the organisations whose own document it is is a party, or sells or shares what the claim is about. */
    boolean involve(Set<Party> issuers, Candidate candidate) {
        for (Party issuer : issuers) {
            if (isPartyTo(issuer, candidate) || holding(candidate) && sharesOwnTransfer(issuer, candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPartyTo(Party party, Candidate candidate) {
        return Names.family(party, candidate.subject())
                || Names.family(party, candidate.object())
                || candidate.relation().symmetric() && sharesDeal(party, candidate);
    }

    private static boolean holding(Candidate candidate) {
        return candidate.relation() == Relation.OWNS || candidate.relation() == Relation.INVESTS_IN;
    }

    /** A sale or a venture told by who sells or shares: "Acme said its Bolt unit agreed to sell Nut to Washer". */
    private boolean sharesTransfer(Party speaking, SpeechFrame frame, Candidate candidate) {
        Sentence sentence = text.sentence(candidate.sentence());
        if (!transfer(sentence)
                || frame.firstToken() < sentence.firstToken()
                || frame.firstToken() >= sentence.endToken()) {
            return false;
        }
        int next = frame.endToken();
        if (next < sentence.endToken() && POSSESSIVES.contains(text.token(next).lower())) {
            return true;
        }
        boolean trailing = candidate.firstTriggerToken() < frame.firstToken();
        for (PartyMention mention : parties.in(sentence)) {
            if (contains(mention.parties(), speaking)) {
                boolean inside = trailing
                        ? mention.endToken() <= candidate.firstTriggerToken()
                        : mention.firstToken() >= frame.endToken();
                if (inside) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean sharesOwnTransfer(Party issuer, Candidate candidate) {
        Sentence sentence = text.sentence(candidate.sentence());
        if (!transfer(sentence)) {
            return false;
        }
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            if (FIRST_PERSON.contains(text.token(i).lower())) {
                return true;
            }
        }
        for (PartyMention mention : parties.in(sentence)) {
            if (contains(mention.parties(), issuer)) {
                return true;
            }
        }
        return false;
    }

    private boolean transfer(Sentence sentence) {
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
            Token token = text.token(i);
            boolean bought = PhaseRules.is(PhaseRules.Word.PURCHASE, token)
                    && token.lower().endsWith("ing");
            if (bought || PhaseRules.is(PhaseRules.Word.SALE, token) || VENTURES.contains(token.lower())) {
                return true;
            }
        }
        return false;
    }

    /** A deal of several: the party stands in a row with one of the pair, or beside the trigger. */
    private boolean sharesDeal(Party party, Candidate candidate) {
        for (PartyMention mention : parties.in(text.sentence(candidate.sentence()))) {
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

    static boolean contains(List<Party> parties, Party party) {
        for (Party each : parties) {
            if (each.index() == party.index()) {
                return true;
            }
        }
        return false;
    }
}
