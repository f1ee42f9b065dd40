package org.onrecord.app.verify;

/** A record of a topic, by where it stands. */
record Position(String topic, int partition, long offset) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        int byTopic = topic.compareTo(other.topic);
        int byPartition = byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return topic + '-' + partition + '@' + offset;
    }
}
