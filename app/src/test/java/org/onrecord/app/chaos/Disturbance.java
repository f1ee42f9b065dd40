package org.onrecord.app.chaos;

/** What happens to the processes of a chaos run. */
enum Disturbance {
    STREAMS_KILLED,
    STREAMS_STOPPED_PAST_ITS_SESSION,
    SINK_KILLED,
    SINK_STOPPED_PAST_ITS_SESSION,
    BACKENDS_TERMINATED,
    DATABASE_KILLED,
    BROKER_KILLED
}
