package org.onrecord.streams.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.onrecord.streams.extract.attribution.Attributor;
import org.onrecord.streams.extract.attribution.Candidate;
import org.onrecord.streams.extract.attribution.Judgement;
import org.onrecord.streams.extract.frame.Found;
import org.onrecord.streams.extract.frame.Proposal;
import org.onrecord.streams.extract.frame.ProposalFinder;
import org.onrecord.streams.extract.model.BoostedTrees;
import org.onrecord.streams.extract.model.FeatureExtractor;
import org.onrecord.streams.extract.model.ProposalModel;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.party.PartyFinder;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.extract.text.TextAnalyser;

/**
 * Extracts the partnership claims of a document; immutable and safe for many threads.
 *
 * <pre>{@code
 * ClaimExtractor extractor = ClaimExtractor.standard();
 * List<ExtractedClaim> claims = extractor.extract(Document.of(Kind.NEWS, "", "Acme said it acquired Bolt Inc."));
 * }</pre>
 */
public final class ClaimExtractor {
    private static final Thresholds THRESHOLDS = Thresholds.standard();
    private static final GroupNames GROUP_NAMES = GroupNames.standard();

    private final TextAnalyser analyser;
    private final Function<AnalysedText, Parties> partyFinder;
    private final ProposalFinder proposalFinder;
    private final Attributor attributor;
    private final ProposalModel model;

    ClaimExtractor(
            TextAnalyser analyser,
            Function<AnalysedText, Parties> partyFinder,
            ProposalFinder proposalFinder,
            Attributor attributor,
            ProposalModel model) {
        this.analyser = analyser;
        this.partyFinder = partyFinder;
        this.proposalFinder = proposalFinder;
        this.attributor = attributor;
        this.model = model;
    }

    /** The extractor with the lexicons, frames and weights that ship with the product. */
    public static ClaimExtractor standard() {
        return withModel(BoostedTrees.standard());
    }

    /** The extractor with other weights, for training and measuring. */
    public static ClaimExtractor withModel(ProposalModel model) {
        PartyFinder finder = PartyFinder.standard();
        return new ClaimExtractor(
                TextAnalyser.standard(), finder::find, ProposalFinder.standard(), Attributor.standard(), model);
    }

    /** The same extractor with other weights. */
    public ClaimExtractor with(ProposalModel other) {
        return new ClaimExtractor(analyser, partyFinder, proposalFinder, attributor, other);
    }

    /** The claims in the order of their evidence, at most one for each relation, pair of parties and polarity. */
    public List<ExtractedClaim> extract(Document document) {
        return claims(read(document));
    }

    /** Everything before the model's decision. */
    public Reading read(Document document) {
        AnalysedText text = analyser.analyse(document);
        Parties parties =
                text.sentences().isEmpty() ? new Parties(text, List.of(), List.of()) : partyFinder.apply(text);
        List<Found> found = proposalFinder.find(text, parties);
        FeatureExtractor extractor = new FeatureExtractor(text, parties, found);
        List<List<String>> features = new ArrayList<>(found.size());
        for (Found one : found) {
            features.add(extractor.features(one));
        }
        return new Reading(text, parties, found, features);
    }

    /** The claims that stand by the model. */
    public List<ExtractedClaim> claims(Reading reading) {
        if (reading.found().isEmpty()) {
            return List.of();
        }
        Attributor.DocumentAttribution attribution = attributor.read(reading.text(), reading.parties());
        ClaimMerger merger = new ClaimMerger(THRESHOLDS);
        double[] probabilities = new double[reading.found().size()];
        Standing standing = new Standing(THRESHOLDS);
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = model.probability(reading.features().get(i));
            standing.add(reading.found().get(i).proposal(), probabilities[i]);
        }
        for (int i = 0; i < probabilities.length; i++) {
            Found found = reading.found().get(i);
            if (!insideHouse(found.proposal())
                    && standing.stands(found.proposal())
                    && standing.witnesses(found.proposal(), probabilities[i])) {
                judge(reading, found, probabilities[i], attribution, merger);
            }
        }
        return merger.claims().stream().filter(ClaimExtractor::sure).toList();
    }

    /** Whether a brand and its known owner are said to deal with each other, which says nothing but who owns whom. */
    private static boolean insideHouse(Proposal proposal) {
        return proposal.relation() != Relation.OWNS && proposal.subject().sameHouse(proposal.object());
    }

    /** What is shown as said by the parties must be surer than what is not. */
    private static boolean sure(ExtractedClaim claim) {
        return claim.status() != Status.OFFICIAL || claim.confidence() >= THRESHOLDS.official();
    }

    private static void judge(
            Reading reading,
            Found found,
            double probability,
            Attributor.DocumentAttribution attribution,
            ClaimMerger merger) {
        Proposal proposal = found.proposal();
        Candidate candidate = new Candidate(
                proposal.relation(),
                proposal.subject(),
                proposal.subjectFiller().mention(),
                proposal.object(),
                proposal.objectFiller().mention(),
                proposal.firstToken(),
                proposal.endToken(),
                found.sentence().index(),
                proposal.phase(),
                proposal.denies(),
                found.sentence().span(),
                proposal.frame());
        if (attribution.judge(candidate) instanceof Judgement.Accepted accepted) {
            merger.add(
                    claim(reading.text(), found.sentence(), candidate, accepted, probability),
                    accepted,
                    proposal.loose());
        }
    }

    private static ExtractedClaim claim(
            AnalysedText text,
            Sentence sentence,
            Candidate candidate,
            Judgement.Accepted accepted,
            double probability) {
        Span evidence = accepted.evidence();
        return new ExtractedClaim(
                mention(text, candidate.subject(), candidate.subjectMention()),
                candidate.relation(),
                mention(text, candidate.object(), candidate.objectMention()),
                accepted.polarity(),
                accepted.phase(),
                accepted.basis(),
                evidence,
                evidence.in(text.content()),
                accepted.speaker(),
                accepted.cues(),
                qualifiers(text, sentence, candidate.relation()),
                probability,
                candidate.rule());
    }

    private static Qualifiers qualifiers(AnalysedText text, Sentence sentence, Relation relation) {
        String group = relation.symmetric() ? GROUP_NAMES.in(text, sentence) : null;
        return group == null ? Qualifiers.NONE : new Qualifiers(null, group, null, null, null);
    }

    private static Mention mention(AnalysedText text, Party party, PartyMention mention) {
        return new Mention(mention.span(), mention.span().in(text.content()), party.name());
    }
}
