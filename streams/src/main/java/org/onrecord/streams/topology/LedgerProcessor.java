package org.onrecord.streams.topology;

import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.avro.ClaimState;
import org.onrecord.streams.ledger.ClaimDecision;
import org.onrecord.streams.ledger.ClaimLedger;

/** Keeps the claims and passes on each of their changes. */
final class LedgerProcessor
        implements Processor<String, org.onrecord.avro.EvidenceChange, String, org.onrecord.avro.ClaimChange> {

    private @Nullable ProcessorContext<String, org.onrecord.avro.ClaimChange> context;
    private @Nullable KeyValueStore<String, ClaimState> claims;
    private @Nullable StoreEvidenceIndex index;

    @Override
    public void init(ProcessorContext<String, org.onrecord.avro.ClaimChange> processorContext) {
        context = processorContext;
        claims = processorContext.getStateStore(ClaimTopology.CLAIM_STATE_STORE);
        index = new StoreEvidenceIndex(
                processorContext.getStateStore(ClaimTopology.CLAIM_EVIDENCE_STORE),
                processorContext.getStateStore(ClaimTopology.EVIDENCE_INDEX_STORE));
    }

    @Override
    public void process(Record<String, org.onrecord.avro.EvidenceChange> record) {
        KeyValueStore<String, ClaimState> states = Objects.requireNonNull(claims, "claims");
        StoreEvidenceIndex evidence = Objects.requireNonNull(index, "index");
        ClaimState before = states.get(record.key());
        ClaimDecision decision = decide(before, record, evidence);
        if (decision.state() != null) {
            evidence.apply(decision.mutations());
            states.put(record.key(), StateCodec.toAvro(decision.state()));
        }
        if (decision.change() != null) {
            Objects.requireNonNull(context, "context")
                    .forward(record.withValue(ClaimCodec.toAvro(decision.change()))
                            .withHeaders(ChangeHeaders.of(decision.change())));
        }
    }

    private static ClaimDecision decide(
            @Nullable ClaimState before,
            Record<String, org.onrecord.avro.EvidenceChange> record,
            StoreEvidenceIndex evidence) {
        try {
            return ClaimLedger.apply(StateCodec.fromAvro(before), EvidenceCodec.fromAvro(record.value()), evidence);
        } catch (KafkaException e) {
            // A store that cannot be read is not the record's fault.
            throw e;
        } catch (RuntimeException e) {
            throw new UnprocessableRecordException(
                    "Evidence about claim " + record.key() + " cannot be entered: " + e, e);
        }
    }
}
