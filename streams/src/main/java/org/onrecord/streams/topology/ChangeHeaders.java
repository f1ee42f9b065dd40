package org.onrecord.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.onrecord.streams.ledger.Claim;
import org.onrecord.streams.ledger.ClaimChange;

/**
 * The headers of a claim change: what subscribers filter by without decoding the record, and the attributes of a
 * CloudEvent in Kafka's binary mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">The
 *     binding of CloudEvents to Kafka</a>
 */
final class ChangeHeaders {

    private static final String NO_STANDING = "NONE";

    private ChangeHeaders() {}

    static Headers of(ClaimChange change) {
        Claim after = change.after();
        String from = change.before() == null
                ? NO_STANDING
                : change.before().standing().name();
        Headers headers = new RecordHeaders();
        put(headers, "subject", after.subject().entityId());
        put(headers, "subject-name", after.subject().name());
        put(headers, "object", after.object().entityId());
        put(headers, "object-name", after.object().name());
        put(headers, "relation", after.relation().name());
        put(headers, "change-type", change.type().name());
        put(headers, "standing-from", from);
        put(headers, "standing-to", after.standing().name());
        put(headers, "version", Long.toString(change.version()));
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", change.claimId() + ':' + change.version());
        put(headers, "ce_source", "/onrecord/streams");
        put(headers, "ce_type", "org.onrecord.claim." + change.type().name().toLowerCase(Locale.ROOT));
        put(headers, "ce_subject", change.claimId());
        put(headers, "ce_time", change.occurredAt().toString());
        put(headers, "content-type", "application/vnd.confluent.avro");
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
