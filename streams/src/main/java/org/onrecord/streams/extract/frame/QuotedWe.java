package org.onrecord.streams.extract.frame;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.syntax.Filler;
import org.onrecord.streams.extract.syntax.SentenceParser;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Paragraph;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/**
 * Proposes the partnership that an unsigned quotation speaks of: "we" who work together with the one company that the
 * quotation names. The other party is the one that the document calls that company's partner.
 */
final class QuotedWe {
    private static final Set<String> CLOSING_MARKS = Set.of("\"", "”", "»");
    private static final Set<String> WE = Set.of("we", "our", "us");
    private static final Set<String> TOGETHER =
            Set.of("partnership", "collaboration", "cooperation", "alliance", "co-operation", "relationship");

    private final AnalysedText text;
    private final Parties parties;
    private final SentenceParser parser;

    QuotedWe(AnalysedText text, Parties parties, SentenceParser parser) {
        this.text = text;
        this.parties = parties;
        this.parser = parser;
    }

    void propose(List<Found> found) {
        for (Paragraph paragraph : text.paragraphs()) {
            Token last = text.token(text.sentence(paragraph.endSentence() - 1).endToken() - 1);
            if (CLOSING_MARKS.contains(last.text())) {
                propose(paragraph, found);
            }
        }
    }

    private void propose(Paragraph paragraph, List<Found> found) {
        Token together = null;
        boolean we = false;
        PartyMention named = null;
        for (int i = paragraph.firstSentence(); i < paragraph.endSentence(); i++) {
            Sentence sentence = text.sentence(i);
            for (Token token : text.tokensOf(sentence)) {
                we |= WE.contains(token.lower());
                together = together == null && TOGETHER.contains(token.lower()) ? token : together;
            }
            for (PartyMention mention : parties.in(sentence)) {
                if (mention.form() == PartyMention.Form.NAME) {
                    if (named != null
                            && named.party().index() != mention.party().index()) {
                        return;
                    }
                    named = mention;
                }
            }
        }
        if (we && together != null && named != null) {
            add(together, named, found);
        }
    }

    private void add(Token together, PartyMention named, List<Found> found) {
        Proposal partner = partner(named.party(), found);
        if (partner == null) {
            return;
        }
        boolean subject = partner.subject().index() == named.party().index();
        Party other = subject ? partner.object() : partner.subject();
        Filler filler = subject ? partner.objectFiller() : partner.subjectFiller();
        Sentence sentence = text.sentenceOf(together);
        Clause clause = parser.parse(text, sentence, parties.in(sentence));
        int chunk = 0;
        while (chunk + 1 < clause.size() && clause.chunk(chunk).head().endToken() <= together.index()) {
            chunk++;
        }
        found.add(new Found(
                sentence,
                clause,
                new Proposal(
                        Relation.PARTNERS_WITH,
                        named.party(),
                        new Filler(named, Filler.Path.TOPIC, "", chunk),
                        "quotation",
                        other,
                        new Filler(filler.mention(), Filler.Path.TOPIC, "", chunk),
                        "quotation",
                        "partner.quotation",
                        together.lower(),
                        Proposal.Strength.STRONG,
                        chunk,
                        together.index(),
                        together.index() + 1,
                        null,
                        false)));
    }

    /** The proposal of a partnership with the party that the most sentences make. */
    private static @Nullable Proposal partner(Party party, List<Found> found) {
        Map<Integer, Set<Integer>> sentences = new HashMap<>();
        Proposal best = null;
        for (Found one : found) {
            Proposal proposal = one.proposal();
            boolean holds = proposal.subject().index() == party.index()
                    || proposal.object().index() == party.index();
            if (holds
                    && proposal.strength() == Proposal.Strength.STRONG
                    && proposal.relation() == Relation.PARTNERS_WITH) {
                Set<Integer> of = sentences.computeIfAbsent(other(proposal, party), key -> new HashSet<>());
                of.add(one.sentence().index());
                best = best == null
                                || of.size() > sentences.get(other(best, party)).size()
                        ? proposal
                        : best;
            }
        }
        return best;
    }

    private static int other(Proposal proposal, Party party) {
        return proposal.subject().index() == party.index()
                ? proposal.object().index()
                : proposal.subject().index();
    }
}
