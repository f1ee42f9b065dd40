package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.sink.store.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again how far the partitions are applied, also while the database comes and goes. */
final class Progress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final DatabaseAddress database;
    private @Nullable Connection connection;

    Progress(DatabaseAddress database) {
        this.database = database;
    }

    /** Whether every partition is applied up to {@code ends}; false when the database does not tell. */
    boolean hasReached(Map<TopicPartition, Long> ends) {
        try {
            if (connection == null) {
                connection = database.connect("onrecord-sink-progress", SILENCE_MAX);
            }
            Map<TopicPartition, Long> applied = OffsetTable.all(connection);
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0 || applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
        } catch (SQLException e) {
            LOG.debug("Progress cannot be read now", e);
            close();
            return false;
        }
    }

    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("A connection did not close cleanly", e);
            }
        }
    }
}
