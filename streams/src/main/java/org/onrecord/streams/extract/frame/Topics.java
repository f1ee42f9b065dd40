package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.Sentence;

/**
 * What a document is about where a sentence does not say: its issuer, or who is named most and first. Sentences are
 * asked for in their order.
 */
final class Topics {
    private static final double SURE = 0.5;
    private static final int LEAD_SENTENCES = 2;

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
        Map<Integer, Integer> weights = new HashMap<>();
        Party best = null;
        for (PartyMention mention : parties.mentions()) {
            Party party = mention.party();
            boolean organisation = party.kind() != Party.Kind.MEDIUM && party.score() >= SURE;
            if (mention.form() == PartyMention.Form.NAME && organisation) {
                int weight = weights.merge(party.index(), mention.sentence() <= LEAD_SENTENCES ? 3 : 1, Integer::sum);
                best = best == null || weight > weights.get(best.index()) ? party : best;
            }
        }
        return best;
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
