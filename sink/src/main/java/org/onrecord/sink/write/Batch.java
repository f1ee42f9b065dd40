package org.onrecord.sink.write;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Consecutive records of one partition that are applied in one transaction.
 *
 * @param lease the hold on the partition under which the batch was read
 * @param expectedOffset the stored offset that the transaction must find
 * @param nextOffset the stored offset that it leaves behind
 * @param sources the records; none when only the offset moves, over markers of transactions
 */
record Batch(Lease lease, long expectedOffset, long nextOffset, List<Source> sources) {

    Batch {
        sources = List.copyOf(sources);
    }

    /** A record, with its bytes for the case that it cannot be written, and what it asks to be written. */
    record Source(ConsumerRecord<byte[], byte[]> original, Entry entry) {}

    TopicPartition partition() {
        return lease.partition();
    }

    /** The same records as two batches that follow each other; needs two records at least. */
    List<Batch> halves() {
        int middle = sources.size() / 2;
        long middleOffset = sources.get(middle).original().offset();
        return List.of(
                new Batch(lease, expectedOffset, middleOffset, sources.subList(0, middle)),
                new Batch(lease, middleOffset, nextOffset, sources.subList(middle, sources.size())));
    }

    /** The same single record, as one that cannot be written. */
    Batch asDeadLetter(String reason) {
        Source dead = new Source(sources.get(0).original(), new Entry.Unreadable(reason));
        return new Batch(lease, expectedOffset, nextOffset, List.of(dead));
    }
}
