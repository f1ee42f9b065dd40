package org.onrecord.streams.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.Article;
import org.onrecord.avro.ArticleEvidence;
import org.onrecord.streams.ledger.ArticleDecision;
import org.onrecord.streams.ledger.ArticleLedger;

/** Reads revisions of articles for evidence and passes on what each changes, by claim. */
final class EvidenceProcessor implements Processor<String, Article, String, org.onrecord.avro.EvidenceChange> {

    private final EvidenceExtractor extractor;
    private @Nullable ProcessorContext<String, org.onrecord.avro.EvidenceChange> context;
    private @Nullable KeyValueStore<String, ArticleEvidence> articles;

    EvidenceProcessor(EvidenceExtractor extractor) {
        this.extractor = extractor;
    }

    @Override
    public void init(ProcessorContext<String, org.onrecord.avro.EvidenceChange> processorContext) {
        context = processorContext;
        articles = processorContext.getStateStore(ClaimTopology.ARTICLE_EVIDENCE_STORE);
    }

    @Override
    public void process(Record<String, Article> record) {
        KeyValueStore<String, ArticleEvidence> store = Objects.requireNonNull(articles, "articles");
        ArticleDecision decision = decide(record, store);
        store.put(record.key(), StateCodec.toAvro(decision.record()));
        decision.changes()
                .forEach(change -> Objects.requireNonNull(context, "context")
                        .forward(record.withKey(change.claimId()).withValue(EvidenceCodec.toAvro(change))));
    }

    private ArticleDecision decide(Record<String, Article> record, KeyValueStore<String, ArticleEvidence> store) {
        Article article = record.value();
        if (article == null) {
            throw new UnprocessableRecordException("An article without a value says nothing; a withdrawn one says so");
        }
        if (!article.getArticleId().equals(record.key())) {
            throw new UnprocessableRecordException(
                    "Article " + article.getArticleId() + " has the key " + record.key());
        }
        ArticleEvidence before = store.get(record.key());
        try {
            return ArticleLedger.revise(
                    StateCodec.fromAvro(before),
                    ArticleCodec.revision(article),
                    extractor.version(),
                    () -> extractor.extract(ArticleCodec.text(article)));
        } catch (RuntimeException e) {
            throw new UnprocessableRecordException("Article " + record.key() + " cannot be read: " + e, e);
        }
    }
}
