package org.onrecord.streams.extract.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.frame.Found;
import org.onrecord.streams.extract.frame.Proposal;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Chunk;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.Filler;
import org.onrecord.streams.extract.syntax.Tag;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Describes the proposals of one document by named features. */
public final class FeatureExtractor {
    private final AnalysedText text;
    private final Parties parties;
    private final Map<String, Set<String>> framesOfTriple = new HashMap<>();
    private final Map<String, Set<Integer>> sentencesOfTriple = new HashMap<>();
    private final Map<String, Set<Relation>> relationsOfPair = new HashMap<>();
    private final Map<String, Set<Integer>> sentencesOfPair = new HashMap<>();
    private final Map<String, Proposal.Strength> strengthOfTriple = new HashMap<>();

    public FeatureExtractor(AnalysedText text, Parties parties, List<Found> all) {
        this.text = text;
        this.parties = parties;
        for (Found found : all) {
            Proposal proposal = found.proposal();
            int sentence = found.sentence().index();
            framesOfTriple
                    .computeIfAbsent(triple(proposal) + "@" + sentence, key -> new HashSet<>())
                    .add(proposal.frame());
            sentencesOfTriple
                    .computeIfAbsent(triple(proposal), key -> new HashSet<>())
                    .add(sentence);
            relationsOfPair
                    .computeIfAbsent(pair(proposal) + "@" + sentence, key -> new HashSet<>())
                    .add(proposal.relation());
            sentencesOfPair
                    .computeIfAbsent(pair(proposal), key -> new HashSet<>())
                    .add(sentence);
            strengthOfTriple.merge(triple(proposal), proposal.strength(), FeatureExtractor::stronger);
            strengthOfTriple.merge(triple(proposal) + "@" + sentence, proposal.strength(), FeatureExtractor::stronger);
        }
    }

    private static Proposal.Strength stronger(Proposal.Strength one, Proposal.Strength other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The strongest that speaks for another relation, or the other direction, of the same pair in the sentence. */
    private String rival(Found found) {
        Proposal proposal = found.proposal();
        Proposal.Strength best = null;
        for (Relation relation : Relation.values()) {
            for (boolean swapped : new boolean[] {false, true}) {
                String key = triple(relation, proposal, swapped);
                if (!key.equals(triple(proposal))) {
                    Proposal.Strength strength =
                            strengthOfTriple.get(key + "@" + found.sentence().index());
                    best = strength == null ? best : best == null ? strength : stronger(best, strength);
                }
            }
        }
        return best == null ? "NONE" : best.name();
    }

    private static String triple(Relation relation, Proposal proposal, boolean swapped) {
        if (relation.symmetric()) {
            return relation + " " + pair(proposal);
        }
        int subject = swapped ? proposal.object().index() : proposal.subject().index();
        int object = swapped ? proposal.subject().index() : proposal.object().index();
        return relation + " " + subject + ">" + object;
    }

    private static String pair(Proposal proposal) {
        int one = proposal.subject().index();
        int other = proposal.object().index();
        return Math.min(one, other) + "-" + Math.max(one, other);
    }

    private static String triple(Proposal proposal) {
        return triple(proposal.relation(), proposal, false);
    }

    private static String reversed(Proposal proposal) {
        return proposal.relation() + " " + proposal.object().index() + ">"
                + proposal.subject().index();
    }

    public List<String> features(Found found) {
        List<String> features = new ArrayList<>(60);
        Proposal proposal = found.proposal();
        String relation = proposal.relation().name();
        features.add("bias");
        features.add("relation=" + relation);
        boolean strict = !proposal.loose();
        boolean direct = proposal.subjectFiller().path() == Filler.Path.HEAD
                && proposal.objectFiller().path() == Filler.Path.HEAD;
        String strength = proposal.strength().name();
        features.add("strength=" + strength);
        features.add("strength=" + strength + " " + relation);
        features.add("strength=" + strength + " direct=" + direct);
        if (proposal.strength().compareTo(Proposal.Strength.MEDIUM) >= 0) {
            features.add("strength>=MEDIUM");
            features.add("strength>=MEDIUM direct=" + direct);
        }
        features.add("strict=" + strict);
        features.add("strict=" + strict + " " + relation);
        features.add("strict=" + strict + " direct=" + direct);
        features.add("strict=" + strict + " direct=" + direct + " " + relation);
        features.add(
                "family=" + family(proposal.frame()) + " " + proposal.subjectPlace() + ">" + proposal.objectPlace());
        features.add("frame=" + proposal.frame());
        features.add("frame=" + proposal.frame() + " " + proposal.subjectPlace() + ">" + proposal.objectPlace());
        features.add("trigger=" + proposal.frame() + " " + proposal.trigger());
        party(features, "subject", relation, proposal.subject(), proposal.subjectFiller(), found.clause());
        party(features, "object", relation, proposal.object(), proposal.objectFiller(), found.clause());
        position(features, found, relation);
        verb(features, found);
        context(features, found, relation);
        return features;
    }

    /** The word that the frame is about: "own", "invest". */
    private static String family(String frame) {
        int dot = frame.indexOf('.');
        return dot < 0 ? frame : frame.substring(0, dot);
    }

    private void party(List<String> features, String role, String relation, Party party, Filler filler, Clause clause) {
        features.add(role + " path=" + filler.path());
        features.add(role + " path=" + filler.path() + " " + relation);
        if (!filler.via().isEmpty()) {
            features.add(role + " via=" + NounClasses.of(filler.via()));
            features.add(role + " via=" + NounClasses.of(filler.via()) + " " + relation);
        }
        if (filler.path() == Filler.Path.TOPIC) {
            features.add("topic");
            features.add("topic " + relation);
            features.add("topic subject=" + clause.subjectKind(filler.chunk()));
            features.add("topic issuer=" + party.issuer());
        }
        features.add(role + " form=" + filler.mention().form());
        features.add(role + " kind=" + party.kind());
        features.add(role + " kind=" + party.kind() + " " + relation);
        features.add(role + " score=" + (int) (party.score() * 5));
        features.add(role + " known=" + (party.knownId() != null));
        features.add(role + " issuer=" + party.issuer());
        if (filler.mention().parties().size() > 1) {
            features.add(role + " many");
        }
        String before = before(clause, filler.chunk());
        features.add(role + " after=" + before);
    }

    /** The function word before a chunk, or its kind. */
    private static String before(Clause clause, int at) {
        if (at <= 0) {
            return "start";
        }
        Chunk chunk = clause.chunk(at - 1);
        return chunk.kind() == Chunk.Kind.PREPOSITION
                ? chunk.first().lower()
                : chunk.kind().name();
    }

    private void position(List<String> features, Found found, String relation) {
        Proposal proposal = found.proposal();
        int subject = proposal.subjectFiller().mention().firstToken();
        int object = proposal.objectFiller().mention().firstToken();
        int trigger = proposal.firstToken();
        String order = order(subject, object, trigger);
        features.add("order=" + order);
        features.add("order=" + order + " " + proposal.frame());
        int mentionsBetween = mentionsBetween(found, subject, object);
        if (proposal.loose()) {
            features.add("loose " + order + " mentions between=" + Math.min(mentionsBetween, 3));
        }
        features.add("mentions between=" + Math.min(mentionsBetween, 4));
        features.add(
                "subject distance=" + bucket(Math.abs(proposal.subjectFiller().chunk() - proposal.chunk())));
        features.add(
                "object distance=" + bucket(Math.abs(proposal.objectFiller().chunk() - proposal.chunk())));
        int from = Math.min(
                proposal.subjectFiller().chunk(), proposal.objectFiller().chunk());
        int to = Math.max(
                proposal.subjectFiller().chunk(), proposal.objectFiller().chunk());
        features.add("verbs between=" + Math.min(count(found.clause(), from, to, Chunk.Kind.VERB_GROUP), 4));
        features.add("commas between=" + Math.min(count(found.clause(), from, to, Chunk.Kind.COMMA), 4));
        if (count(found.clause(), from, to, Chunk.Kind.SUBORDINATOR) > 0) {
            features.add("subordinator between");
        }
        if (count(found.clause(), from, to, Chunk.Kind.RELATIVE) > 0) {
            features.add("relative between");
        }
        if (count(found.clause(), from, to, Chunk.Kind.STOP) > 0) {
            features.add("stop between");
        }
        for (int i = from + 1; i < to; i++) {
            Chunk chunk = found.clause().chunk(i);
            if (chunk.kind() == Chunk.Kind.PREPOSITION) {
                features.add("between " + chunk.first().lower());
                features.add("between " + chunk.first().lower() + " " + relation);
            }
        }
    }

    /** Chunks between two, without the members of a list. */
    private static int distance(Clause clause, int one, int other) {
        int distance = one == other ? 0 : 1;
        for (int i = Math.min(one, other) + 1; i < Math.max(one, other); i++) {
            Chunk chunk = clause.chunk(i);
            boolean member = chunk.kind() == Chunk.Kind.COMMA
                    || chunk.kind() == Chunk.Kind.CONJUNCTION
                    || chunk.kind() == Chunk.Kind.NOUN_PHRASE && chunk.head().is(Tag.MENTION);
            distance += member ? 0 : 1;
        }
        return distance;
    }

    private static String order(int subject, int object, int trigger) {
        if (subject < trigger) {
            return object < trigger ? (subject < object ? "SOT" : "OST") : "STO";
        }
        return object < trigger ? "OTS" : subject < object ? "TSO" : "TOS";
    }

    private int mentionsBetween(Found found, int subject, int object) {
        int count = 0;
        for (PartyMention mention : parties.in(found.sentence())) {
            int at = mention.firstToken();
            count += at > Math.min(subject, object) && at < Math.max(subject, object) ? 1 : 0;
        }
        return count;
    }

    private static int count(Clause clause, int from, int to, Chunk.Kind kind) {
        int count = 0;
        for (int i = from + 1; i < to; i++) {
            count += clause.chunk(i).kind() == kind ? 1 : 0;
        }
        return count;
    }

    private static String bucket(int distance) {
        return distance <= 3 ? "" + distance : distance <= 6 ? "4-6" : distance <= 12 ? "7-12" : "13+";
    }

    private void verb(List<String> features, Found found) {
        Proposal proposal = found.proposal();
        Clause clause = found.clause();
        Chunk.VerbGroup own = clause.chunk(proposal.chunk()).verb();
        if (own != null) {
            features.add("verb form=" + own.form());
            features.add("verb passive=" + clause.passive(proposal.chunk()));
            features.add("verb passive=" + clause.passive(proposal.chunk()) + " " + proposal.frame());
            features.add("verb infinitive=" + own.infinitive());
            features.add("verb modal=" + own.modal());
            features.add("verb negated=" + own.negated());
            features.add("verb bare=" + own.bareParticiple());
        } else {
            Chunk phrase = clause.chunk(proposal.chunk());
            features.add("noun head=" + phrase.head().lower().equals(proposal.trigger()));
            features.add("noun opened=" + phrase.first().tag());
            features.add("noun after=" + before(clause, proposal.chunk()));
            features.add("noun after=" + before(clause, proposal.chunk()) + " " + proposal.frame());
        }
        String governor = governor(clause, proposal.chunk());
        features.add("governor=" + governor);
        features.add("governor=" + governor + " " + proposal.relation());
    }

    private static String governor(Clause clause, int at) {
        for (int i = at - 1; i >= 0 && i > at - 12; i--) {
            Chunk.@Nullable VerbGroup verb = clause.chunk(i).verb();
            if (verb != null) {
                return verb.lemma();
            }
        }
        return "none";
    }

    private void context(List<String> features, Found found, String relation) {
        Proposal proposal = found.proposal();
        Document document = text.document();
        features.add("sentence=" + found.sentence().kind());
        features.add("sentence=" + found.sentence().kind() + " " + relation);
        features.add("document=" + document.kind() + " " + relation);
        features.add("publisher=" + document.publisherKind());
        int mentions = parties.in(found.sentence()).size();
        features.add("mentions=" + (mentions <= 5 ? "" + mentions : mentions <= 10 ? "6-10" : "11+"));
        String at = "@" + found.sentence().index();
        int frames = framesOfTriple.get(triple(proposal) + at).size();
        features.add("frames of triple=" + Math.min(frames, 3));
        int sentences = sentencesOfTriple.get(triple(proposal)).size();
        features.add("sentences of triple=" + Math.min(sentences, 4));
        features.add("sentences of triple=" + Math.min(sentences, 4) + " " + relation);
        features.add("sentences of pair="
                + Math.min(sentencesOfPair.get(pair(proposal)).size(), 5));
        if (!proposal.relation().symmetric() && framesOfTriple.containsKey(reversed(proposal) + at)) {
            features.add("reversed too");
            features.add("reversed too " + relation);
        }
        for (Relation other : relationsOfPair.get(pair(proposal) + at)) {
            if (other != proposal.relation()) {
                features.add("also " + other);
                features.add("also " + other + " " + relation);
            }
        }
        String rival = rival(found);
        features.add("rival=" + rival);
        features.add("rival=" + rival + " strength=" + proposal.strength());
        features.add("rival=" + rival + " strength=" + proposal.strength() + " " + relation);
        features.add("document strength=" + strengthOfTriple.get(triple(proposal)));
        features.add(
                "document strength=" + strengthOfTriple.get(triple(proposal)) + " strength=" + proposal.strength());
        double least = Math.min(proposal.subject().score(), proposal.object().score());
        for (int step = 1; step <= 9; step++) {
            if (least * 10 >= step) {
                features.add("score>=" + step);
            }
        }
        features.add(
                "kinds=" + proposal.subject().kind() + " " + proposal.object().kind());
        boolean known =
                proposal.subject().knownId() != null && proposal.object().knownId() != null;
        features.add("both known=" + known);
        Token trigger = text.token(proposal.firstToken());
        boolean body = found.sentence().kind() == Sentence.Kind.BODY;
        if (body && trigger.capitalised() && trigger.index() > found.sentence().firstToken()) {
            features.add("capitalised trigger");
            features.add("capitalised trigger " + relation);
        }
        boolean inTitle = sentencesOfPair.get(pair(proposal)).contains(0);
        features.add("title pair=" + inTitle);
    }
}
