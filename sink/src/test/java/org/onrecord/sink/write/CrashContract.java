package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onrecord.sink.SinkTestBed;
import org.onrecord.sink.store.FactStoreSchema;

/** What a sink keeps up through crashes, rivals and outages, on whatever servers a subclass brings. */
abstract class CrashContract extends SinkContract {

    @Test
    void aSinkThatDiesBeforeOrAfterACommitIsContinuedExactly() throws Exception {
        bed.publish(manyClaims(300));
        List<Crash> crashes = List.of(new Crash(1, true), new Crash(3, false), new Crash(2, true), new Crash(1, false));

        for (Crash crash : crashes) {
            ClaimSink dying = ClaimSink.start(smallBatches(bed.settings()), crash);
            SinkTestBed.await(() -> dying.failure().isPresent());
            dying.close();
        }

        try (ClaimSink sink = ClaimSink.start(smallBatches(bed.settings()))) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }
        assertEveryStepIsThereOnce(300);
    }

    @Test
    void aSinkThatLostItsPartitionCannotWrite() throws Exception {
        bed.publish(manyClaims(200));
        Held held = new Held();
        try (ClaimSink zombie = ClaimSink.start(smallBatches(bed.settings()), held)) {
            held.awaitHolding();
            try (ClaimSink successor = ClaimSink.start(smallBatches(bed.settings()))) {
                assertThat(successor.awaitCaughtUp(TIMEOUT)).isTrue();
                held.release();
                SinkTestBed.await(() -> zombie.statistics().fenced() > 0);
                bed.publish(manyClaimsFrom(200, 300));

                assertThat(zombie.awaitCaughtUp(TIMEOUT)).isTrue();
                assertThat(successor.awaitCaughtUp(TIMEOUT)).isTrue();
            }
        }

        assertEveryStepIsThereOnce(300);
    }

    @Test
    void terminatedBackendsHeal() throws Exception {
        try (ClaimSink sink = ClaimSink.start(smallBatches(bed.settings()))) {
            for (int round = 0; round < 5; round++) {
                bed.publish(manyClaimsFrom(round * 60, round * 60 + 60));
                bed.ask("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE application_name = 'onrecord-sink' AND datname = current_database()""");
            }

            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertEveryStepIsThereOnce(300);
    }

    @Test
    void topicsThatWereMadeAnewAreRefusedUntilTheStoreIsEmptied() throws Exception {
        bed.publish(manyClaims(20));
        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }
        bed.makeTopicsAnew();
        bed.publish(manyClaims(30));

        try (ClaimSink refusing = ClaimSink.start(bed.settings())) {
            SinkTestBed.await(() -> refusing.failure().isPresent());
            assertThat(refusing.failure().orElseThrow()).hasMessageContaining("was made anew");
        }

        FactStoreSchema.clear(bed.settings().database());
        try (ClaimSink sink = ClaimSink.start(bed.settings())) {
            assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
        }
        assertEveryStepIsThereOnce(30);
    }

    @Test
    void twoSinksOfOneGroupShareTheWork() throws Exception {
        SinkSettings settings = smallBatches(bed.settings());
        try (ClaimSink one = ClaimSink.start(settings)) {
            bed.publish(manyClaims(100));
            try (ClaimSink two = ClaimSink.start(settings)) {
                bed.publish(manyClaimsFrom(100, 250));
                assertThat(two.awaitCaughtUp(TIMEOUT)).isTrue();
            }
            bed.publish(manyClaimsFrom(250, 300));

            assertThat(one.awaitCaughtUp(TIMEOUT)).isTrue();
        }

        assertEveryStepIsThereOnce(300);
    }

    /** Dies in the given batch, before or after its commit. */
    private record Crash(AtomicInteger batchesLeft, boolean beforeCommit) implements BatchTransaction.Probe {

        Crash(int batch, boolean beforeCommit) {
            this(new AtomicInteger(batch), beforeCommit);
        }

        @Override
        public void beforeCommit(Batch batch) {
            if (beforeCommit) {
                count();
            }
        }

        @Override
        public void afterCommit(Batch batch) {
            if (!beforeCommit) {
                count();
            }
        }

        private void count() {
            if (batchesLeft.decrementAndGet() <= 0) {
                throw new IllegalStateException("Killed by the test");
            }
        }
    }

    /** Holds every writer before its first transaction, as a stopped process would be. */
    private static final class Held implements BatchTransaction.Probe {

        private final CountDownLatch holding = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public void beforeTransaction(Batch batch) {
            holding.countDown();
            try {
                if (!released.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Never released");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void awaitHolding() throws InterruptedException {
            assertThat(holding.await(60, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }
    }
}
