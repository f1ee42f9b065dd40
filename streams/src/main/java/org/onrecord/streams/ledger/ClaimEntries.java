package org.onrecord.streams.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The index entries of one claim as they will be: those of the index below, with what was written since. */
final class ClaimEntries {

    private final String claimPrefix;
    private final EvidenceIndex below;
    private final NavigableMap<String, String> written = new TreeMap<>();
    private final Set<String> deleted = new HashSet<>();

    ClaimEntries(String claimId, EvidenceIndex below) {
        this.claimPrefix = claimId + '/';
        this.below = below;
    }

    void put(String key, String value) {
        deleted.remove(claimPrefix + key);
        written.put(claimPrefix + key, value);
    }

    void delete(String key) {
        written.remove(claimPrefix + key);
        deleted.add(claimPrefix + key);
    }

    @Nullable
    String value(String key) {
        String full = claimPrefix + key;
        if (deleted.contains(full)) {
            return null;
        }
        String value = written.get(full);
        return value != null ? value : below.value(full);
    }

    /** The first entry whose key begins with {@code prefix}, its key without the claim's id. */
    Map.@Nullable Entry<String, String> first(String prefix) {
        String full = claimPrefix + prefix;
        Map.Entry<String, String> here = within(full, written.ceilingEntry(full));
        Map.Entry<String, String> there = below.first(full, deleted);
        boolean takeHere = there == null || here != null && here.getKey().compareTo(there.getKey()) <= 0;
        return relative(takeHere ? here : there);
    }

    /** The last entry whose key begins with {@code prefix}, its key without the claim's id. */
    Map.@Nullable Entry<String, String> last(String prefix) {
        String full = claimPrefix + prefix;
        Map.Entry<String, String> here = within(full, written.lowerEntry(full + Character.MAX_VALUE));
        Map.Entry<String, String> there = below.last(full, deleted);
        boolean takeHere = there == null || here != null && here.getKey().compareTo(there.getKey()) >= 0;
        return relative(takeHere ? here : there);
    }

    List<IndexMutation> mutations() {
        List<IndexMutation> mutations = new ArrayList<>();
        deleted.stream().sorted().forEach(key -> mutations.add(new IndexMutation.DeleteEntry(key)));
        written.forEach((key, value) -> mutations.add(new IndexMutation.PutEntry(key, value)));
        return mutations;
    }

    private static Map.@Nullable Entry<String, String> within(
            String prefix, Map.@Nullable Entry<String, String> entry) {
        return entry != null && entry.getKey().startsWith(prefix) ? entry : null;
    }

    private Map.@Nullable Entry<String, String> relative(Map.@Nullable Entry<String, String> entry) {
        return entry == null ? null : Map.entry(entry.getKey().substring(claimPrefix.length()), entry.getValue());
    }
}
