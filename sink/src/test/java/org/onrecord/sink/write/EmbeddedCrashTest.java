package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.sink.SinkTestBed;

class EmbeddedCrashTest extends CrashContract {

    @TempDir
    static Path directory;

    private static EmbeddedStack stack;

    @BeforeAll
    static void startStack() {
        stack = SinkTestBed.startStack(directory);
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Override
    SinkTestBed.Servers servers() {
        return new SinkTestBed.Servers(
                stack.broker().bootstrapServers(),
                stack.registry().uri(),
                stack.postgres().jdbcUrl());
    }

    @Test
    void aDatabaseThatGoesAwayAndComesBackIsWaitedFor() throws Exception {
        int port = URI.create(stack.postgres().jdbcUrl().substring("jdbc:".length()))
                .getPort();
        try (ClaimSink sink = ClaimSink.start(smallBatches(bed.settings()))) {
            bed.publish(manyClaims(100));
            stack.postgres().close();
            bed.publish(manyClaimsFrom(100, 200));
            SinkTestBed.await(() -> sink.statistics().waits() > 0);
            try (EmbeddedPostgres restarted = EmbeddedPostgres.start(directory.resolve("postgresql"), port)) {
                bed.publish(manyClaimsFrom(200, 300));

                assertThat(restarted.processId()).isPositive();
                assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
                assertEveryStepIsThereOnce(300);
                assertThat(sink.failure()).isEmpty();
            }
        } finally {
            EmbeddedPostgres.start(directory.resolve("postgresql"), port);
        }
    }
}
