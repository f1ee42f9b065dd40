package org.onrecord.streams.extract.frame;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.SentenceParser;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;

/** Finds the proposals of a document: a gate first, then a parse of the sentences that pass; immutable. */
public final class ProposalFinder {
    private static final int MAX_PROPOSALS_PER_DOCUMENT = 5_000;

    private final FrameMatcher matcher;
    private final SentenceParser parser;

    private ProposalFinder(FrameMatcher matcher) {
        this.matcher = matcher;
        this.parser = SentenceParser.standard(matcher.compounds());
    }

    /** The finder with the frames that ship with the product. */
    public static ProposalFinder standard() {
        return new ProposalFinder(FrameMatcher.standard());
    }

    public List<Found> find(AnalysedText text, Parties parties) {
        List<Found> found = new ArrayList<>();
        Topics topics = new Topics(parties);
        for (Sentence sentence : text.sentences()) {
            List<PartyMention> mentions = parties.in(sentence);
            PartyMention topic = topics.before(sentence);
            if ((twoParties(mentions) || topic != null && !mentions.isEmpty())
                    && found.size() < MAX_PROPOSALS_PER_DOCUMENT) {
                Clause clause = parser.parse(text, sentence, mentions);
                for (Proposal proposal : matcher.propose(clause, topic)) {
                    found.add(new Found(sentence, clause, proposal));
                }
            }
        }
        return found;
    }

    private static boolean twoParties(List<PartyMention> mentions) {
        if (mentions.isEmpty()) {
            return false;
        }
        int first = mentions.get(0).party().index();
        for (PartyMention mention : mentions) {
            if (mention.parties().size() > 1 || mention.party().index() != first) {
                return true;
            }
        }
        return false;
    }
}
