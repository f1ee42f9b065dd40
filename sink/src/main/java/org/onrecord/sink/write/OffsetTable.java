package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The table {@code sink_offset}: how far each partition is applied. */
final class OffsetTable {

    /** The stored offset of a partition, and the topic that it counts in. */
    record Position(long nextOffset, String topicId) {}

    private OffsetTable() {}

    /** The stored position; a partition that has none gets offset 0 of the topic {@code topicId}. */
    static Position positionOrFirst(Connection connection, TopicPartition partition, String topicId)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO sink_offset (topic, partition, next_offset, topic_id) VALUES (?, ?, 0, ?)
                ON CONFLICT (topic, partition) DO NOTHING""")) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setString(3, topicId);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT next_offset, topic_id FROM sink_offset WHERE topic = ? AND partition = ?""")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("sink_offset lost the row of " + partition);
                }
                return new Position(row.getLong(1), row.getString(2));
            }
        }
    }

    /**
     * Moves a partition's offset from exactly {@code expected} to {@code next}. The row stays locked to the end of the
     * transaction, so that of two writers that expect the same the second waits, and then finds that it is late.
     *
     * @return false when the stored offset is another one: the partition has another writer
     */
    static boolean advance(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE sink_offset SET next_offset = ?, updated_at = now()
                WHERE topic = ? AND partition = ? AND next_offset = ? AND topic_id = ?""")) {
            update.setLong(1, batch.nextOffset());
            update.setString(2, batch.partition().topic());
            update.setInt(3, batch.partition().partition());
            update.setLong(4, batch.expectedOffset());
            update.setString(5, batch.lease().topicId());
            return update.executeUpdate() == 1;
        }
    }

    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT topic, partition, next_offset FROM sink_offset");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return offsets;
    }
}
