package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.sink.SinkTestBed;
import org.onrecord.sink.store.FactStoreSchema;

class EmbeddedCrashTest extends CrashContract {

    @TempDir
    static Path directory;

    private static EmbeddedStack stack;

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Override
    SinkTestBed.Servers servers() {
        return SinkTestBed.Servers.of(stack);
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

    @Test
    void aDatabaseThatFallsSilentIsNoticed() throws Exception {
        int port = URI.create(stack.postgres().jdbcUrl().substring("jdbc:".length()))
                .getPort();
        try (FreezableProxy proxy = new FreezableProxy(port)) {
            String throughProxy =
                    bed.jdbcUrl().replace(":" + port + "/", ":" + proxy.port() + "/") + "&socketTimeout=2";
            SinkSettings settings = SinkSettings.of(
                            servers().bootstrapServers(), servers().registry(), throughProxy)
                    .withGroupId(bed.settings().groupId())
                    .withClientProperties(bed.settings().clientProperties());
            try (ClaimSink sink = ClaimSink.start(settings)) {
                bed.publish(manyClaims(100));
                assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
                proxy.freeze();

                bed.publish(manyClaimsFrom(100, 200));

                SinkTestBed.await(() -> sink.statistics().waits() > 0);
                endWhatIsLeftOpen();
                assertThat(sink.awaitCaughtUp(TIMEOUT)).isTrue();
                assertEveryStepIsThereOnce(200);
            }
        }
    }

    /** As the server does after a minute. */
    private void endWhatIsLeftOpen() throws SQLException {
        bed.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state = 'idle in transaction'");
    }

    @Test
    void aStoppedProcessHoldsUpItsSuccessorForAWhileOnly() throws Exception {
        FactStoreSchema.migrate(bed.settings().database());
        try (Connection zombie = bed.settings().database().connect("zombie");
                Statement statement = zombie.createStatement();
                ClaimSink successor = ClaimSink.start(smallBatches(bed.settings()))) {
            bed.publish(manyClaims(50));
            assertThat(successor.awaitCaughtUp(TIMEOUT)).isTrue();
            BatchTransaction.prepare(zombie);
            assertThat(setting(statement, "idle_in_transaction_session_timeout"))
                    .isEqualTo("1min");
            statement.execute("SET idle_in_transaction_session_timeout = '1s'");
            statement.execute("SELECT FROM sink_offset FOR UPDATE");

            bed.publish(manyClaimsFrom(50, 100));

            assertThat(successor.awaitCaughtUp(TIMEOUT)).isTrue();
            assertEveryStepIsThereOnce(100);
            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(SqlFailure.of(failure)).isEqualTo(SqlFailure.TRANSIENT));
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
