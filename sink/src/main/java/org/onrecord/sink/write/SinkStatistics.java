package org.onrecord.sink.write;

/**
 * What a sink has done since it started.
 *
 * @param records records applied, dead letters among them
 * @param batches transactions committed
 * @param fenced how often another writer was found on a partition
 * @param waits how often a failure of the database was waited out
 */
public record SinkStatistics(long records, long batches, long fenced, long waits) {}
