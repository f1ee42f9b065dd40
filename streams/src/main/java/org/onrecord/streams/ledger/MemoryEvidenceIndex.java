package org.onrecord.streams.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An index in memory; not safe for several threads. */
public final class MemoryEvidenceIndex implements EvidenceIndex {

    private final Map<String, Map<String, Evidence>> evidence = new HashMap<>();
    private final NavigableMap<String, String> entries = new TreeMap<>();

    /** Writes what a decision of the ledger asks for. */
    public void apply(List<IndexMutation> mutations) {
        for (IndexMutation mutation : mutations) {
            if (mutation instanceof IndexMutation.PutEvidence put) {
                evidence.computeIfAbsent(put.evidence().claimId(), id -> new HashMap<>())
                        .put(put.evidence().evidenceId(), put.evidence());
            } else if (mutation instanceof IndexMutation.DeleteEvidence delete) {
                evidence.getOrDefault(delete.claimId(), new HashMap<>()).remove(delete.evidenceId());
            } else if (mutation instanceof IndexMutation.PutEntry put) {
                entries.put(put.key(), put.value());
            } else if (mutation instanceof IndexMutation.DeleteEntry delete) {
                entries.remove(delete.key());
            }
        }
    }

    void put(String key, String value) {
        entries.put(key, value);
    }

    int entryCount() {
        return entries.size();
    }

    @Override
    public @Nullable Evidence evidence(String claimId, String evidenceId) {
        return evidence.getOrDefault(claimId, Map.of()).get(evidenceId);
    }

    @Override
    public List<Evidence> evidenceOf(String claimId, int limit) {
        List<Evidence> all =
                List.copyOf(evidence.getOrDefault(claimId, Map.of()).values());
        if (all.size() > limit) {
            throw new IllegalStateException("Claim " + claimId + " has more than " + limit + " pieces of evidence");
        }
        return all;
    }

    @Override
    public @Nullable String value(String key) {
        return entries.get(key);
    }

    @Override
    public Map.@Nullable Entry<String, String> first(String prefix, Set<String> except) {
        Map.Entry<String, String> entry = entries.ceilingEntry(prefix);
        while (entry != null && except.contains(entry.getKey())) {
            entry = entries.higherEntry(entry.getKey());
        }
        return entry != null && entry.getKey().startsWith(prefix) ? entry : null;
    }

    @Override
    public Map.@Nullable Entry<String, String> last(String prefix, Set<String> except) {
        Map.Entry<String, String> entry = entries.lowerEntry(prefix + Character.MAX_VALUE);
        while (entry != null && except.contains(entry.getKey())) {
            entry = entries.lowerEntry(entry.getKey());
        }
        return entry != null && entry.getKey().startsWith(prefix) ? entry : null;
    }
}
