package org.onrecord.sink.write;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.schemas.SchemaRegistryUnavailableException;
import org.onrecord.sink.write.Batch.Source;

/**
 * The records of one partition on their way from the consumer to a writer: read, decoded into the open batch, sealed,
 * handed over. Used by the polling thread only.
 */
final class Lane {

    private static final Duration ADVANCE_INTERVAL = Duration.ofMillis(200);
    private static final Duration REGISTRY_PAUSE = Duration.ofMillis(500);

    private final Lease lease;
    private final PartitionWriter writer;
    private final int batchBytesMax;
    private final long batchAgeMaxNanos;
    private final Deque<ConsumerRecord<byte[], byte[]>> undecoded = new ArrayDeque<>();
    private final Deque<Batch> sealed = new ArrayDeque<>();
    private List<Source> open = new ArrayList<>();
    private long openBytes;
    private long openedAtNanos;
    private long nextOffset;
    private int handedOver;
    private long decodeAgainAtNanos;
    private long advancedAtNanos;
    private @Nullable String obstacle;

    Lane(Lease lease, PartitionWriter writer, SinkSettings settings, long nextOffset, long nowNanos) {
        this.lease = lease;
        this.writer = writer;
        this.batchBytesMax = settings.batchBytesMax();
        this.batchAgeMaxNanos = settings.batchAgeMax().toNanos();
        this.nextOffset = nextOffset;
        this.decodeAgainAtNanos = nowNanos;
        this.advancedAtNanos = nowNanos;
    }

    Lease lease() {
        return lease;
    }

    /** Whether more records can be taken in; if not, the partition is paused. */
    boolean hasRoom() {
        return undecoded.isEmpty() && sealed.isEmpty();
    }

    /** Whether everything that was read is with the database. */
    boolean isIdle() {
        return hasRoom() && open.isEmpty() && handedOver == 0;
    }

    void add(List<ConsumerRecord<byte[], byte[]>> records) {
        undecoded.addAll(records);
    }

    void written() {
        handedOver--;
    }

    /**
     * Decodes, seals and hands over what is due.
     *
     * @param position the offset after the last record that was read, and after the markers behind it
     * @return why nothing can be decoded now, once for each time that this begins
     */
    @Nullable
    String advance(RecordTranslation translation, long position, long nowNanos) {
        String found = decode(translation, position, nowNanos);
        boolean due = handedOver == 0 || nowNanos - openedAtNanos >= batchAgeMaxNanos;
        if (!open.isEmpty() && due) {
            seal(position);
        }
        if (isIdle() && position > nextOffset && nowNanos - advancedAtNanos >= ADVANCE_INTERVAL.toNanos()) {
            advancedAtNanos = nowNanos;
            seal(position);
        }
        handOver();
        String changed = found != null && obstacle == null ? found : null;
        obstacle = found;
        return changed;
    }

    private @Nullable String decode(RecordTranslation translation, long position, long nowNanos) {
        if (nowNanos < decodeAgainAtNanos) {
            return obstacle;
        }
        while (!undecoded.isEmpty()) {
            ConsumerRecord<byte[], byte[]> source = undecoded.element();
            Entry entry;
            try {
                entry = translation.translate(source);
            } catch (SchemaRegistryUnavailableException e) {
                decodeAgainAtNanos = nowNanos + REGISTRY_PAUSE.toNanos();
                return e.getMessage();
            }
            undecoded.remove();
            if (open.isEmpty()) {
                openedAtNanos = nowNanos;
            }
            open.add(new Source(source, entry));
            openBytes += entry.bytes() + Math.max(0, source.serializedValueSize());
            if (openBytes >= batchBytesMax) {
                seal(position);
            }
        }
        return null;
    }

    private void seal(long position) {
        // Behind the last record there may be markers of transactions, which no later batch would account for.
        long next = undecoded.isEmpty() ? position : undecoded.element().offset();
        sealed.add(new Batch(lease, nextOffset, next, open));
        nextOffset = next;
        open = new ArrayList<>();
        openBytes = 0;
    }

    private void handOver() {
        while (!sealed.isEmpty() && writer.offer(sealed.element())) {
            sealed.remove();
            handedOver++;
        }
    }
}
