package org.onrecord.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.avro.Entity;
import org.onrecord.streams.entity.EntityTable;
import org.onrecord.streams.ledger.ArticleRevision;
import org.onrecord.streams.ledger.Claim;
import org.onrecord.streams.ledger.ClaimOracle;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.EvidenceReader;

/**
 * Computes from all articles at once what the facts have to be. It keeps the evidence of every article in memory and
 * shares no code with the ledger that works step by step; not safe for several threads.
 */
public final class ArticleOracle {

    private final DocumentExtractor extractor;
    private final EntityTable organisations;
    private final Map<String, Latest> articles = new TreeMap<>();

    private record Latest(ArticleRevision revision, Instant firstFetchedAt, List<Evidence> evidence) {}

    public ArticleOracle(DocumentExtractor extractor, EntityTable organisations) {
        this.extractor = extractor;
        this.organisations = organisations;
    }

    /** Takes in a revision, in any order and any number of times. */
    public void add(Article article) {
        ArticleRevision revision = ArticleCodec.revision(article);
        Latest known = articles.get(revision.articleId());
        Instant first = known == null || revision.fetchedAt().isBefore(known.firstFetchedAt())
                ? revision.fetchedAt()
                : known.firstFetchedAt();
        if (known == null || isLater(revision, known.revision())) {
            articles.put(revision.articleId(), new Latest(revision, first, read(article)));
        } else {
            articles.put(revision.articleId(), new Latest(known.revision(), first, known.evidence()));
        }
    }

    private static boolean isLater(ArticleRevision one, ArticleRevision other) {
        int order = one.fetchedAt().compareTo(other.fetchedAt());
        return order > 0 || order == 0 && one.contentHash().compareTo(other.contentHash()) > 0;
    }

    private List<Evidence> read(Article article) {
        if (article.getWithdrawn()) {
            return List.of();
        }
        var text = ArticleCodec.text(article);
        return EvidenceReader.read(text, extractor.extract(text.document()), extractor.version(), organisations);
    }

    /** All live evidence. */
    public List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        articles.values()
                .forEach(article -> article.evidence()
                        .forEach(evidence -> all.add(evidence.withObservedAt(article.firstFetchedAt()))));
        return all;
    }

    /** The claims with live evidence, by their ids and with version 0. */
    public Map<String, Claim> claims() {
        return ClaimOracle.claims(evidence());
    }

    /** The organisations that hold once all has been said about them; not safe for several threads. */
    public static final class Directory {

        private final Organisations organisations;

        /**
         * @param base the organisations to start from
         */
        public Directory(EntityTable base) {
            organisations = new Organisations(base);
        }

        /**
         * Takes in what the entities topic says; null takes back what it said before.
         *
         * @return false when it contradicts itself and is left out
         */
        public boolean say(String entityId, @Nullable Entity entity) {
            try {
                organisations.put(entityId, entity);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        public EntityTable table() {
            return organisations.known().table();
        }
    }
}
