package org.onrecord.sink.write;

import org.apache.kafka.common.TopicPartition;

/**
 * One uninterrupted hold on a partition, from its positioning to its revocation or to the discovery that somebody else
 * wrote. Ending it is advice that saves work; what keeps a former holder from writing is the stored offset.
 */
final class Lease {

    private final TopicPartition partition;
    private final String topicId;
    private volatile boolean ended;

    Lease(TopicPartition partition, String topicId) {
        this.partition = partition;
        this.topicId = topicId;
    }

    TopicPartition partition() {
        return partition;
    }

    String topicId() {
        return topicId;
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }
}
