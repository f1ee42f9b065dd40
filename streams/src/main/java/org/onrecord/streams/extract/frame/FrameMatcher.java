package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Chunk;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.Filler;
import org.onrecord.streams.extract.syntax.Tag;
import org.onrecord.streams.extract.syntax.Unit;
import org.onrecord.streams.extract.text.PhraseMatcher;

/** Proposes claims for parsed sentences; immutable and safe for many threads. */
public final class FrameMatcher {
    private static final int MAX_PROPOSALS = 400;

    private final FrameLexicon lexicon;
    private final LooseMatcher loose;

    private FrameMatcher(FrameLexicon lexicon) {
        this.lexicon = lexicon;
        this.loose = new LooseMatcher(lexicon);
    }

    /** The matcher with the frames that ship with the product. */
    public static FrameMatcher standard() {
        return new FrameMatcher(FrameLexicon.standard());
    }

    /** Nouns of several words that the tagger must keep together. */
    public PhraseMatcher<String> compounds() {
        return lexicon.compounds();
    }

    /** @param topic a mention of what the document is about, for places that the sentence leaves empty */
    public List<Proposal> propose(Clause clause, @Nullable PartyMention topic) {
        List<Proposal> proposals = new ArrayList<>();
        for (Chunk chunk : clause.chunks()) {
            if (proposals.size() > MAX_PROPOSALS) {
                break;
            }
            if (chunk.verb() != null) {
                proposeVerb(clause, chunk, topic, proposals);
            } else if (chunk.kind() == Chunk.Kind.NOUN_PHRASE) {
                proposeNouns(clause, chunk, topic, proposals);
            }
        }
        loose.propose(clause, proposals);
        return proposals;
    }

    private void proposeVerb(Clause clause, Chunk chunk, @Nullable PartyMention topic, List<Proposal> proposals) {
        List<FrameLexicon.VerbTrigger> triggers = lexicon.ofVerb(chunk.verb().lemma());
        if (triggers.isEmpty()) {
            return;
        }
        Map<String, List<Filler>> cache = new HashMap<>();
        for (FrameLexicon.VerbTrigger trigger : triggers) {
            int after = companionsEnd(clause, chunk.index(), trigger.companions());
            if (after < 0 || !needed(clause, chunk.index(), trigger.frame().needs())) {
                continue;
            }
            Places places = place ->
                    cache.computeIfAbsent(place + "@" + after, key -> verbPlace(clause, chunk.index(), after, place));
            Unit head = chunk.head();
            String word = chunk.verb().lemma()
                    + (trigger.companions().isEmpty() ? "" : " " + String.join(" ", trigger.companions()));
            new Match(
                            clause,
                            trigger.frame(),
                            word,
                            strength(trigger.frame(), word),
                            chunk.index(),
                            head.firstToken(),
                            head.endToken(),
                            places)
                    .propose(topic, proposals);
        }
    }

    private Proposal.Strength strength(Frame frame, String trigger) {
        return Proposal.Strength.valueOf(lexicon.strength(frame, trigger).name());
    }

    /** The index of the chunk before the places to the right, or -1 where a companion is missing. */
    private static int companionsEnd(Clause clause, int at, List<String> companions) {
        int chunk = at;
        for (String companion : companions) {
            if (chunk + 1 >= clause.size()
                    || !clause.chunk(chunk + 1).first().lower().equals(companion)) {
                boolean separated = companions.size() == 1
                        && chunk == at
                        && at + 2 < clause.size()
                        && clause.chunk(at + 1).kind() == Chunk.Kind.NOUN_PHRASE
                        && clause.chunk(at + 2).kind() == Chunk.Kind.PREPOSITION
                        && clause.chunk(at + 2).first().lower().equals(companion);
                return separated ? at : -1;
            }
            chunk++;
        }
        return chunk;
    }

    private static boolean needed(Clause clause, int at, Set<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        int first = Math.max(0, at - 2);
        int end = Math.min(clause.size(), at + 9);
        for (int i = first; i < end; i++) {
            Chunk chunk = clause.chunk(i);
            if (i > at && chunk.kind() == Chunk.Kind.STOP) {
                return false;
            }
            for (String word : words) {
                if (chunk.holds(word) || clause.adverbNear(i, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Filler> verbPlace(Clause clause, int at, int after, String place) {
        boolean passive = clause.passive(at);
        return switch (place) {
            case "agent" -> passive ? clause.prepositional(at, Set.of("by")) : clause.subjects(at);
            case "patient" -> passive ? clause.patients(at) : clause.objects(after);
            case "by" -> List.of();
            case "counterparty" -> clause.counterparties(at);
            default -> clause.prepositional(after, Set.of(place));
        };
    }

    private void proposeNouns(Clause clause, Chunk chunk, @Nullable PartyMention topic, List<Proposal> proposals) {
        for (int i = 0; i < chunk.units().size(); i++) {
            Unit unit = chunk.units().get(i);
            if (!unit.is(Tag.NOUN) && !unit.is(Tag.VERB) && !unit.is(Tag.POSSESSIVE)) {
                continue;
            }
            List<Frame> frames = lexicon.ofNoun(unit.lower());
            if (frames.isEmpty()) {
                continue;
            }
            int position = i;
            Map<String, List<Filler>> cache = new HashMap<>();
            Places places =
                    place -> cache.computeIfAbsent(place, key -> nounPlace(clause, chunk.index(), position, key));
            for (Frame frame : frames) {
                if (needed(clause, chunk.index(), frame.needs())) {
                    new Match(
                                    clause,
                                    frame,
                                    unit.lower(),
                                    strength(frame, unit.lower()),
                                    chunk.index(),
                                    unit.firstToken(),
                                    unit.endToken(),
                                    places)
                            .propose(topic, proposals);
                }
            }
        }
    }

    private static List<Filler> nounPlace(Clause clause, int at, int position, String place) {
        return switch (place) {
            case "support" -> clause.supports(at);
            case "possessor" -> clause.possessors(at, position);
            case "premodifier" -> clause.premodifiers(at, position);
            case "described" -> clause.described(at, position);
            case "named" -> clause.named(at, position);
            case "members" -> clause.members(at);
            case "joined" -> clause.joined(at, position);
            default -> clause.prepositional(at, Set.of(place));
        };
    }

    /** Who fills a place. */
    private interface Places {
        List<Filler> fillers(String place);
    }

    /** One occurrence of a frame. */
    private record Match(
            Clause clause,
            Frame frame,
            String trigger,
            Proposal.Strength strength,
            int chunk,
            int firstToken,
            int endToken,
            Places places) {
        void propose(@Nullable PartyMention topic, List<Proposal> proposals) {
            int before = proposals.size();
            for (String subjectPlace : frame.subjectPlaces()) {
                for (String objectPlace : frame.objectPlaces()) {
                    if (!subjectPlace.equals(objectPlace)) {
                        across(subjectPlace, objectPlace, proposals);
                    }
                }
            }
            for (String place : frame.within()) {
                within(place, proposals);
            }
            if (proposals.size() == before && topic != null && strength != Proposal.Strength.WEAK) {
                aboutTopic(topic, proposals);
            }
        }

        /** Puts what the document is about where the sentence names no one: "Customers include Acme". */
        private void aboutTopic(PartyMention topic, List<Proposal> proposals) {
            Filler filler = new Filler(topic, Filler.Path.TOPIC, "", chunk);
            for (String subjectPlace : OPEN) {
                boolean subjectOpen = frame.subjectPlaces().contains(subjectPlace);
                boolean objectOpen = frame.objectPlaces().contains(subjectPlace);
                if (!subjectOpen && !objectOpen) {
                    continue;
                }
                for (String place : subjectOpen ? frame.objectPlaces() : frame.subjectPlaces()) {
                    for (Filler other : OPEN.contains(place) || place.equals("premodifier")
                            ? List.<Filler>of()
                            : places.fillers(place)) {
                        boolean fits = subjectOpen
                                ? fits(subjectPlace, filler, place, other)
                                : fits(place, other, subjectPlace, filler);
                        if (fits && subjectOpen) {
                            pair(filler, subjectPlace, other, place, proposals);
                        } else if (fits) {
                            pair(other, place, filler, subjectPlace, proposals);
                        }
                    }
                }
            }
        }

        private static final List<String> OPEN = List.of("agent", "support", "possessor");

        private void across(String subjectPlace, String objectPlace, List<Proposal> proposals) {
            List<Filler> objects = places.fillers(objectPlace);
            List<Filler> subjects = places.fillers(subjectPlace);
            boolean sameGroup = objects.size() > 1 && objects.equals(subjects);
            if (objects.isEmpty() || sameGroup) {
                return;
            }
            for (Filler subject : subjects) {
                for (Filler object : objects) {
                    if (fits(subjectPlace, subject, objectPlace, object)) {
                        pair(subject, subjectPlace, object, objectPlace, proposals);
                    }
                }
            }
        }

        /** The conditions of the frame hold for the filler that is not the verb's agent. */
        private boolean fits(String subjectPlace, Filler subject, String objectPlace, Filler object) {
            boolean agentLast = objectPlace.equals("agent") || objectPlace.equals("support");
            Filler owned = agentLast ? subject : object;
            boolean via = frame.via().isEmpty() || frame.via().contains(owned.via());
            return via
                    && switch (frame.path()) {
                        case ANY -> true;
                        case HEAD -> owned.path() == Filler.Path.HEAD;
                        case OWNED -> owned.path() != Filler.Path.HEAD;
                    };
        }

        /** The frame's relation, or the one that the size of a holding makes of it; null where shares are meant elsewhere. */
        private @Nullable Relation relation(Filler subject, Filler object) {
            boolean shares = Holding.SHARES.contains(object.via()) || Holding.SHARES.contains(subject.via());
            if (frame.shares()) {
                return Holding.at(clause, chunk) == Holding.MOST ? Relation.OWNS : Relation.INVESTS_IN;
            }
            if (frame.relation() == Relation.OWNS && frame.kind() == Frame.Kind.VERB) {
                if (shares) {
                    return null;
                }
                return chunk > 0 && Holding.at(clause, chunk - 1) == Holding.PART ? Relation.INVESTS_IN : Relation.OWNS;
            }
            boolean ownership = frame.relation() == Relation.OWNS && frame.id().startsWith("own.acquisition");
            return ownership && Holding.at(clause, chunk) == Holding.PART ? Relation.INVESTS_IN : frame.relation();
        }

        private void within(String place, List<Proposal> proposals) {
            List<Filler> fillers = places.fillers(place);
            for (int i = 0; i < fillers.size(); i++) {
                Filler first = fillers.get(i);
                pair(first, place, first, place, proposals);
                for (int j = i + 1; j < fillers.size(); j++) {
                    pair(first, place, fillers.get(j), place, proposals);
                }
            }
        }

        private void pair(
                Filler subject, String subjectPlace, Filler object, String objectPlace, List<Proposal> proposals) {
            PartyMention subjectMention = subject.mention();
            PartyMention objectMention = object.mention();
            boolean same = subjectMention == objectMention;
            Relation relation = relation(subject, object);
            for (int i = 0; i < subjectMention.parties().size(); i++) {
                for (int j = same ? i + 1 : 0; j < objectMention.parties().size(); j++) {
                    Party one = subjectMention.parties().get(i);
                    Party other = objectMention.parties().get(j);
                    if (one.index() != other.index() && proposals.size() <= MAX_PROPOSALS && relation != null) {
                        proposals.add(new Proposal(
                                relation,
                                one,
                                subject,
                                subjectPlace,
                                other,
                                object,
                                objectPlace,
                                frame.id(),
                                trigger,
                                strength,
                                chunk,
                                firstToken,
                                endToken,
                                frame.phase(),
                                frame.denies()));
                    }
                }
            }
        }
    }
}
