package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.publish.TransactionalOutbox;
import org.onrecord.schemas.HttpSchemaRegistry;
import org.onrecord.schemas.Topics;

class HoldingTest {

    private static final HttpSchemaRegistry NO_REGISTRY =
            new HttpSchemaRegistry(URI.create("http://127.0.0.1:1"), Duration.ZERO);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Holding holding = new Holding(new TransactionalOutbox(producer, new Topics(NO_REGISTRY, 4), 0));

    @Test
    void aShortVisitComesToItsEndBeforeItsShareIsHandedOver() throws Exception {
        holding.begin("short");

        CompletableFuture<Void> release = release(Holding.Ending.HANDED_OVER);
        awaitRefusal();
        boolean stoppedDuringVisit = holding.isStopped();
        holding.end("short");
        release.get(30, TimeUnit.SECONDS);

        assertThat(stoppedDuringVisit).isFalse();
        assertThat(holding.isStopped()).isTrue();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aLostShareWaitsForNoVisit() throws Exception {
        holding.begin("endless");

        release(Holding.Ending.LOST).get(30, TimeUnit.SECONDS);

        assertThat(holding.isStopped()).isTrue();
        assertThat(holding.begin("another")).isFalse();
    }

    private CompletableFuture<Void> release(Holding.Ending ending) {
        return CompletableFuture.runAsync(() -> Holding.release(List.of(holding), ending));
    }

    private void awaitRefusal() throws InterruptedException {
        for (int i = 0; i < 400 && holding.begin("later"); i++) {
            holding.end("later");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(holding.begin("later")).isFalse();
    }
}
