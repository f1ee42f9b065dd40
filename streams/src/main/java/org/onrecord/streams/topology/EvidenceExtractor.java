package org.onrecord.streams.topology;

import java.util.List;
import org.onrecord.streams.ledger.Evidence;

/**
 * Reads articles for evidence. Implementations are safe for several threads and give the same evidence for the same
 * article as long as their version stays.
 */
public interface EvidenceExtractor {

    /** The evidence in an article, at most one piece for each claim and polarity. */
    List<Evidence> extract(ArticleText article);

    /** Changes whenever the same article may give other evidence. */
    String version();
}
