package org.onrecord.streams.topology;

import java.util.List;
import org.onrecord.streams.extract.ClaimExtractor;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.ExtractedClaim;

/**
 * Reads documents for claims. Implementations are safe for several threads and give the same claims for the same
 * document as long as their version stays.
 */
public interface DocumentExtractor {

    /** The claims in a document. */
    List<ExtractedClaim> extract(Document document);

    /** Changes whenever the same document may give other claims; kept with each piece of evidence. */
    String version();

    /** The extractor that ships with the product. */
    static DocumentExtractor standard() {
        ClaimExtractor extractor = ClaimExtractor.standard();
        String release = ClaimExtractor.class.getPackage().getImplementationVersion();
        String version = release == null ? "development" : release;
        return new DocumentExtractor() {
            @Override
            public List<ExtractedClaim> extract(Document document) {
                return extractor.extract(document);
            }

            @Override
            public String version() {
                return version;
            }
        };
    }
}
