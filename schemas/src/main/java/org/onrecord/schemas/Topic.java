package org.onrecord.schemas;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with all that is needed to create it, write to it and read from it.
 *
 * @param name the topic's name in the cluster
 * @param partitions how many partitions it is created with, 1 or more
 * @param configuration the topic-level settings it is created with
 * @param <K> the type of its keys
 * @param <V> the type of its values
 */
public record Topic<K, V>(
        String name, Serde<K> keySerde, Serde<V> valueSerde, int partitions, Map<String, String> configuration) {

    public Topic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A topic needs a name");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("Topic " + name + " needs a partition, not " + partitions);
        }
        configuration = Map.copyOf(configuration);
    }

    /** What the cluster's administrator client needs to create the topic. */
    public NewTopic toNewTopic(short replicationFactor) {
        return new NewTopic(name, partitions, replicationFactor).configs(configuration);
    }
}
