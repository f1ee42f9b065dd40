package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Chunk;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.Filler;
import org.onrecord.streams.extract.syntax.Tag;
import org.onrecord.streams.extract.syntax.Unit;

/**
 * Proposes the pairs that stand near a trigger without filling the places of its frames, for the model to judge: what
 * the light parse misses.
 */
final class LooseMatcher {
    private static final int MAX_MENTIONS = 12;
    private static final int MAX_DISTANCE_CHUNKS = 24;

    private final FrameLexicon lexicon;

    LooseMatcher(FrameLexicon lexicon) {
        this.lexicon = lexicon;
    }

    private record Trigger(String word, int chunk, Unit unit, Frame frame) {}

    private record Place(Filler filler, Party party) {}

    void propose(Clause clause, List<Proposal> proposals) {
        List<Place> places = places(clause);
        if (places.size() < 2) {
            return;
        }
        Set<String> taken = new HashSet<>();
        for (Proposal proposal : proposals) {
            for (Relation relation : Relation.values()) {
                if (relation == proposal.relation() || proposal.strength() == Proposal.Strength.STRONG) {
                    taken.add(key(relation, proposal.subject(), proposal.object()));
                    taken.add(key(relation, proposal.object(), proposal.subject()));
                }
            }
        }
        for (Map.Entry<Relation, List<Trigger>> entry : triggers(clause).entrySet()) {
            for (int i = 0; i < places.size(); i++) {
                for (int j = i + 1; j < places.size(); j++) {
                    pair(entry.getKey(), entry.getValue(), places.get(i), places.get(j), taken, proposals);
                }
            }
        }
    }

    private static String key(Relation relation, Party subject, Party object) {
        return relation + " " + subject.index() + " " + object.index();
    }

    private static void pair(
            Relation relation,
            List<Trigger> triggers,
            Place first,
            Place second,
            Set<String> taken,
            List<Proposal> proposals) {
        if (first.party.index() == second.party.index() || taken.contains(key(relation, first.party, second.party))) {
            return;
        }
        Trigger nearest = nearest(triggers, first.filler.chunk(), second.filler.chunk());
        if (nearest == null) {
            return;
        }
        taken.add(key(relation, first.party, second.party));
        taken.add(key(relation, second.party, first.party));
        proposals.add(proposal(relation, nearest, first, second));
        if (!relation.symmetric()) {
            proposals.add(proposal(relation, nearest, second, first));
        }
    }

    /** The trigger between the two, or else the nearest to them. */
    private static @org.jspecify.annotations.Nullable Trigger nearest(List<Trigger> triggers, int first, int second) {
        Trigger best = null;
        int bestDistance = MAX_DISTANCE_CHUNKS;
        for (Trigger trigger : triggers) {
            int distance = Math.abs(trigger.chunk - first) + Math.abs(trigger.chunk - second);
            if (distance < bestDistance) {
                best = trigger;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static Proposal proposal(Relation relation, Trigger trigger, Place subject, Place object) {
        return new Proposal(
                relation,
                subject.party,
                subject.filler,
                "loose",
                object.party,
                object.filler,
                "loose",
                "loose." + relation,
                trigger.frame.id() + " " + trigger.word,
                Proposal.Strength.LOOSE,
                trigger.chunk,
                trigger.unit.firstToken(),
                trigger.unit.endToken(),
                trigger.frame.phase(),
                trigger.frame.denies());
    }

    private static List<Place> places(Clause clause) {
        List<Place> places = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Chunk chunk : clause.chunks()) {
            for (Unit unit : chunk.units()) {
                PartyMention mention = unit.mention();
                if (mention == null || places.size() >= MAX_MENTIONS) {
                    continue;
                }
                boolean head = unit == chunk.head();
                Filler filler = new Filler(
                        mention,
                        head ? Filler.Path.HEAD : Filler.Path.PREMODIFIER,
                        head ? "" : chunk.head().lower(),
                        chunk.index());
                for (Party party : mention.parties()) {
                    if (seen.add(party.index())) {
                        places.add(new Place(filler, party));
                    }
                }
            }
        }
        return places;
    }

    private Map<Relation, List<Trigger>> triggers(Clause clause) {
        Map<Relation, List<Trigger>> triggers = new EnumMap<>(Relation.class);
        for (Chunk chunk : clause.chunks()) {
            if (chunk.verb() != null) {
                for (FrameLexicon.VerbTrigger verb : lexicon.ofVerb(chunk.verb().lemma())) {
                    if (verb.companions().isEmpty() && loose(verb.frame())) {
                        add(triggers, new Trigger(chunk.verb().lemma(), chunk.index(), chunk.head(), verb.frame()));
                    }
                }
            } else {
                for (Unit unit : chunk.units()) {
                    if (unit.is(Tag.NOUN)) {
                        for (Frame frame : lexicon.ofNoun(unit.lower())) {
                            if (loose(frame)) {
                                add(triggers, new Trigger(unit.lower(), chunk.index(), unit, frame));
                            }
                        }
                    }
                }
            }
        }
        return triggers;
    }

    private static boolean loose(Frame frame) {
        return frame.strength() != Frame.Strength.WEAK
                && frame.needs().isEmpty()
                && frame.via().isEmpty()
                && frame.path() == Frame.Path.ANY;
    }

    private static void add(Map<Relation, List<Trigger>> triggers, Trigger trigger) {
        triggers.computeIfAbsent(trigger.frame.relation(), key -> new ArrayList<>())
                .add(trigger);
    }
}
