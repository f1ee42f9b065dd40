package org.onrecord.streams.topology;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.avro.ArticleEvidence;
import org.onrecord.avro.Entity;
import org.onrecord.streams.ledger.ArticleDecision;
import org.onrecord.streams.ledger.ArticleLedger;
import org.onrecord.streams.ledger.ArticleRecord;
import org.onrecord.streams.ledger.ArticleText;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.EvidenceChange;
import org.onrecord.streams.ledger.EvidenceReader;

/**
 * Reads revisions of articles for evidence and passes on what each changes, by claim. When more becomes known about
 * organisations, it goes through what it read before, a portion at a time, and passes on what that changes.
 */
final class EvidenceProcessor implements Processor<String, Article, String, org.onrecord.avro.EvidenceChange> {

    private static final Duration BETWEEN_PORTIONS = Duration.ofMillis(200);
    private static final int ARTICLES_PER_PORTION = 500;
    private static final String DONE = "done";
    private static final String UNDER_WAY = "under-way";
    private static final String POSITION = "position";

    private final DocumentExtractor extractor;
    private final Organisations organisations;
    private @Nullable Stores stores;

    EvidenceProcessor(DocumentExtractor extractor, Organisations organisations) {
        this.extractor = extractor;
        this.organisations = organisations;
    }

    private record Stores(
            ProcessorContext<String, org.onrecord.avro.EvidenceChange> context,
            KeyValueStore<String, ArticleEvidence> articles,
            KeyValueStore<String, String> progress) {}

    @Override
    public void init(ProcessorContext<String, org.onrecord.avro.EvidenceChange> context) {
        stores = new Stores(
                context,
                context.getStateStore(ClaimTopology.ARTICLE_EVIDENCE_STORE),
                context.getStateStore(ClaimTopology.REASSIGNMENT_STORE));
        // A global store is restored without its processor.
        KeyValueStore<String, Entity> entities = context.getStateStore(ClaimTopology.ENTITY_STORE);
        try (KeyValueIterator<String, Entity> all = entities.all()) {
            all.forEachRemaining(entry -> organisations.put(entry.key, entry.value));
        }
        context.schedule(BETWEEN_PORTIONS, PunctuationType.WALL_CLOCK_TIME, now -> reassignPortion());
    }

    @Override
    public void process(Record<String, Article> record) {
        Stores open = Objects.requireNonNull(stores, "stores");
        enter(record.key(), decide(record, open), record.timestamp(), open);
    }

    private ArticleDecision decide(Record<String, Article> record, Stores open) {
        Article article = record.value();
        if (article == null) {
            throw new UnprocessableRecordException("An article without a value says nothing; a withdrawn one says so");
        }
        if (!article.getArticleId().equals(record.key())) {
            throw new UnprocessableRecordException(
                    "Article " + article.getArticleId() + " has the key " + record.key());
        }
        ArticleEvidence before = open.articles().get(record.key());
        try {
            return ArticleLedger.revise(
                    StateCodec.fromAvro(before),
                    ArticleCodec.revision(article),
                    extractor.version(),
                    () -> evidence(ArticleCodec.text(article)));
        } catch (RuntimeException e) {
            throw new UnprocessableRecordException("Article " + record.key() + " cannot be read: " + e, e);
        }
    }

    private List<Evidence> evidence(ArticleText article) {
        return EvidenceReader.read(
                article,
                extractor.extract(article.document()),
                extractor.version(),
                organisations.known().table());
    }

    private static void enter(String articleId, ArticleDecision decision, long timestamp, Stores open) {
        open.articles().put(articleId, StateCodec.toAvro(decision.record()));
        for (EvidenceChange change : decision.changes()) {
            open.context().forward(new Record<>(change.claimId(), EvidenceCodec.toAvro(change), timestamp));
        }
    }

    private void reassignPortion() {
        Stores open = Objects.requireNonNull(stores, "stores");
        Organisations.Known known = organisations.known();
        String target = Long.toHexString(known.fingerprint());
        if (target.equals(open.progress().get(DONE))) {
            return;
        }
        String position =
                target.equals(open.progress().get(UNDER_WAY)) ? open.progress().get(POSITION) : null;
        String last = null;
        int seen = 0;
        try (KeyValueIterator<String, ArticleEvidence> articles =
                open.articles().range(position, null)) {
            while (articles.hasNext() && seen < ARTICLES_PER_PORTION) {
                KeyValue<String, ArticleEvidence> entry = articles.next();
                reassign(entry.key, entry.value, known, open);
                last = entry.key;
                seen++;
            }
        }
        if (seen < ARTICLES_PER_PORTION) {
            open.progress().put(DONE, target);
            open.progress().delete(UNDER_WAY);
            open.progress().delete(POSITION);
        } else {
            open.progress().put(UNDER_WAY, target);
            open.progress().put(POSITION, last);
        }
    }

    private static void reassign(String articleId, ArticleEvidence article, Organisations.Known known, Stores open) {
        ArticleRecord before = Objects.requireNonNull(StateCodec.fromAvro(article), articleId);
        List<Evidence> reread = EvidenceReader.reread(before.evidence(), known.table());
        if (!reread.equals(before.evidence())) {
            ArticleDecision decision = ArticleLedger.reassign(articleId, before, reread);
            enter(articleId, decision, before.fetchedAt().toEpochMilli(), open);
        }
    }
}
