/**
 * Everything that On Record needs around it, started from one JVM with nothing installed: Kafka's own broker, a schema
 * registry with the Confluent REST calls, and a PostgreSQL server as a child process. All state lives in one directory
 * and survives a restart and a kill -9.
 */
@NullMarked
package org.onrecord.embedded;

import org.jspecify.annotations.NullMarked;
