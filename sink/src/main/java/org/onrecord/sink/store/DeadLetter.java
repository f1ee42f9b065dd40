package org.onrecord.sink.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied.
 *
 * @param key its key, byte for byte
 * @param value its value, byte for byte
 * @param reason why it could not be applied
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String reason,
        Instant recordedAt) {}
