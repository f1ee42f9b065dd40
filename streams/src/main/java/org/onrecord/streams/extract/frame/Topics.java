package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.Sentence;

/**
 * What a document is about where a sentence does not say: its issuer, or the first name of its title. Sentences are
 * asked for in their order.
 */
final class Topics {
    private final List<PartyMention> named = new ArrayList<>();
    private int next;

    Topics(Parties parties) {
        Party topic = topic(parties);
        for (PartyMention mention : parties.mentions()) {
            if (topic != null
                    && mention.parties().size() == 1
                    && mention.party().index() == topic.index()) {
                named.add(mention);
            }
        }
    }

    private static @Nullable Party topic(Parties parties) {
        List<Party> issuers = parties.issuers();
        if (!issuers.isEmpty()) {
            return issuers.get(0);
        }
        if (parties.mentions().isEmpty()) {
            return null;
        }
        PartyMention first = parties.mentions().get(0);
        boolean early = first.sentence() <= 1;
        return early ? first.party() : null;
    }

    /** The topic's last mention before the sentence, or its first where there is none before; null without a topic. */
    @Nullable
    PartyMention before(Sentence sentence) {
        while (next < named.size() && named.get(next).sentence() < sentence.index()) {
            next++;
        }
        return named.isEmpty() ? null : named.get(Math.max(0, next - 1));
    }
}
