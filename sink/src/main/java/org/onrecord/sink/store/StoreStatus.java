package org.onrecord.sink.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onrecord.avro.Standing;

/**
 * What the fact store holds.
 *
 * @param claims claims by standing, those that occur
 * @param versions steps of claims
 * @param evidence live pieces of evidence
 * @param articles documents, withdrawn ones included
 * @param entities organisations
 * @param deadLetters records that could not be applied
 * @param versionGaps steps of claims that never came
 * @param positions how far each partition is applied
 */
public record StoreStatus(
        Map<Standing, Long> claims,
        long versions,
        long evidence,
        long articles,
        long entities,
        long deadLetters,
        long versionGaps,
        List<Position> positions) {

    public StoreStatus {
        claims = Map.copyOf(claims);
        positions = List.copyOf(positions);
    }

    /**
     * How far a partition is applied.
     *
     * @param nextOffset the first offset that is not applied
     */
    public record Position(String topic, int partition, long nextOffset, Instant updatedAt) {}
}
