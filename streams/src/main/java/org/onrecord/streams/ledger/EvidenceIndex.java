package org.onrecord.streams.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger reads of the evidence that it was given before. Keys sort by their UTF-16 units; those of one claim
 * begin with its id and a slash.
 */
public interface EvidenceIndex {

    /** The live evidence with this id, null when there is none. */
    @Nullable
    Evidence evidence(String claimId, String evidenceId);

    /** The live evidence of a claim that has at most {@code limit} pieces, in any order. */
    List<Evidence> evidenceOf(String claimId, int limit);

    /** The value of an entry, null when there is none. */
    @Nullable
    String value(String key);

    /** The first entry whose key begins with {@code prefix} and is not among {@code except}, null when there is none. */
    Map.@Nullable Entry<String, String> first(String prefix, Set<String> except);

    /** The last entry whose key begins with {@code prefix} and is not among {@code except}, null when there is none. */
    Map.@Nullable Entry<String, String> last(String prefix, Set<String> except);
}
