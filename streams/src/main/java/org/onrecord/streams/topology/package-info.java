/**
 * Wires the pure steps of the flow into Kafka Streams: codecs, stores, the topology and the application around it.
 * Start at {@link org.onrecord.streams.topology.ClaimTopology}.
 */
@NullMarked
package org.onrecord.streams.topology;

import org.jspecify.annotations.NullMarked;
