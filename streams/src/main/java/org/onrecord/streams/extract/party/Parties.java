package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;

/** The organisations of one document, and their mentions in the order of the text, never overlapping. */
public final class Parties {
    private final List<Party> parties;
    private final List<PartyMention> mentions;
    private final int[] firstOfSentence;

    public Parties(AnalysedText text, List<Party> parties, List<PartyMention> mentions) {
        this.parties = List.copyOf(parties);
        this.mentions = List.copyOf(mentions);
        this.firstOfSentence = new int[text.sentences().size() + 1];
        int next = 0;
        for (int sentence = 0; sentence < firstOfSentence.length; sentence++) {
            while (next < mentions.size() && mentions.get(next).sentence() < sentence) {
                next++;
            }
            firstOfSentence[sentence] = next;
        }
    }

    public List<Party> parties() {
        return parties;
    }

    public List<PartyMention> mentions() {
        return mentions;
    }

    /** The mentions in one sentence, in order. */
    public List<PartyMention> in(Sentence sentence) {
        return mentions.subList(firstOfSentence[sentence.index()], firstOfSentence[sentence.index() + 1]);
    }

    /** The organisations whose own document this is; mostly none or one. */
    public List<Party> issuers() {
        List<Party> issuers = new ArrayList<>();
        for (Party party : parties) {
            if (party.issuer()) {
                issuers.add(party);
            }
        }
        return issuers;
    }
}
