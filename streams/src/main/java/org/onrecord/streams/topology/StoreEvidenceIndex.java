package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.EvidenceIndex;
import org.onrecord.streams.ledger.IndexMutation;

/** The ledger's index in two stores: the evidence by claim id and evidence id, and the entries that order it. */
final class StoreEvidenceIndex implements EvidenceIndex {

    private final KeyValueStore<String, org.onrecord.avro.Evidence> evidence;
    private final KeyValueStore<String, String> entries;

    StoreEvidenceIndex(
            KeyValueStore<String, org.onrecord.avro.Evidence> evidence, KeyValueStore<String, String> entries) {
        this.evidence = evidence;
        this.entries = entries;
    }

    void apply(List<IndexMutation> mutations) {
        for (IndexMutation mutation : mutations) {
            if (mutation instanceof IndexMutation.PutEvidence put) {
                evidence.put(
                        evidenceKey(put.evidence().claimId(), put.evidence().evidenceId()),
                        EvidenceCodec.toAvro(put.evidence()));
            } else if (mutation instanceof IndexMutation.DeleteEvidence delete) {
                evidence.delete(evidenceKey(delete.claimId(), delete.evidenceId()));
            } else if (mutation instanceof IndexMutation.PutEntry put) {
                entries.put(put.key(), put.value());
            } else if (mutation instanceof IndexMutation.DeleteEntry delete) {
                entries.delete(delete.key());
            }
        }
    }

    @Override
    public @Nullable Evidence evidence(String claimId, String evidenceId) {
        org.onrecord.avro.Evidence found = evidence.get(evidenceKey(claimId, evidenceId));
        return found == null ? null : EvidenceCodec.fromAvro(found);
    }

    @Override
    public List<Evidence> evidenceOf(String claimId, int limit) {
        List<Evidence> found = new ArrayList<>();
        String prefix = claimId + '/';
        try (KeyValueIterator<String, org.onrecord.avro.Evidence> iterator = evidence.range(prefix, after(prefix))) {
            while (iterator.hasNext()) {
                found.add(EvidenceCodec.fromAvro(iterator.next().value));
                if (found.size() > limit) {
                    throw new IllegalStateException(
                            "Claim " + claimId + " has more than " + limit + " pieces of evidence");
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable String value(String key) {
        return entries.get(key);
    }

    @Override
    public Map.@Nullable Entry<String, String> first(String prefix, Set<String> except) {
        try (KeyValueIterator<String, String> iterator = entries.range(prefix, after(prefix))) {
            return next(iterator, except);
        }
    }

    @Override
    public Map.@Nullable Entry<String, String> last(String prefix, Set<String> except) {
        try (KeyValueIterator<String, String> iterator = entries.reverseRange(prefix, after(prefix))) {
            return next(iterator, except);
        }
    }

    private static Map.@Nullable Entry<String, String> next(
            KeyValueIterator<String, String> iterator, Set<String> except) {
        while (iterator.hasNext()) {
            KeyValue<String, String> entry = iterator.next();
            if (!except.contains(entry.key)) {
                return Map.entry(entry.key, entry.value);
            }
        }
        return null;
    }

    /** The least key that sorts after all that begin with the prefix, which ends in a slash; no key is equal to it. */
    private static String after(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
    }

    private static String evidenceKey(String claimId, String evidenceId) {
        return claimId + '/' + evidenceId;
    }
}
