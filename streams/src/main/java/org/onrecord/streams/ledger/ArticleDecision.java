package org.onrecord.streams.ledger;

import java.util.List;

/**
 * What is to be done about a revision of an article.
 *
 * @param record to be kept for the article
 * @param changes to be passed on, one for each claim that is concerned, in the order of their ids
 */
public record ArticleDecision(ArticleRecord record, List<EvidenceChange> changes) {

    public ArticleDecision {
        changes = List.copyOf(changes);
    }
}
