package org.onrecord.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedPostgres;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;
import org.onrecord.sink.write.QuestionBenchmark.Question;

/** The benchmarks do what they say, in small; how fast is not asked here. */
class BenchmarksTest {

    private static final Path PAGE = Path.of("..", "docs", "questions.md");

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void everyWayOfWritingIsMeasuredAtEverySize() throws Exception {
        List<SinkBenchmark.Measurement> heard = new ArrayList<>();

        List<SinkBenchmark.Measurement> measured =
                SinkBenchmark.run(new SinkBenchmark.Settings(database(), 200, 100, 500, 40, 1), heard::add);

        assertThat(measured)
                .extracting(one -> one.way() + " " + one.phase() + " " + one.changes() + " at " + one.claims())
                .containsExactly(
                        "COPY, no guard (the limit) INSERT 200 at 200",
                        "On Record INSERT 200 at 200",
                        "JDBC batch upsert INSERT 200 at 200",
                        "COPY, no guard (the limit) UPDATE 100 at 200",
                        "On Record UPDATE 100 at 200",
                        "JDBC batch upsert UPDATE 100 at 200",
                        "COPY, no guard (the limit) INSERT 200 at 500",
                        "On Record INSERT 200 at 500",
                        "COPY, no guard (the limit) UPDATE 100 at 500",
                        "On Record UPDATE 100 at 500");
        assertThat(heard).isEqualTo(measured);
    }

    @Test
    void theQuestionsAreAskedOfAStoreThatHoldsTogether() throws Exception {
        List<Question> questions = new ArrayList<>(Question.in(Files.readString(PAGE)));
        assertThat(questions).hasSize(10);
        questions.add(new Question("Claims without their last version", """
                SELECT FROM claim c WHERE version <> (SELECT max(version) FROM claim_version v WHERE v.claim_id = c.claim_id)
                """));
        questions.add(new Question("Claims", "SELECT FROM claim"));

        List<QuestionBenchmark.Measurement> measured =
                QuestionBenchmark.run(new QuestionBenchmark.Settings(database(), 400, 5, 2, 1), questions, line -> {});

        assertThat(measured).extracting(QuestionBenchmark.Measurement::question).isEqualTo(questions);
        assertThat(measured.get(10).rows()).isZero();
        assertThat(measured.get(11).rows()).isEqualTo(400);
        assertThat(indexes("onrecord_questions")).isEqualTo(indexes("template_of_indexes"));
    }

    /** Of a store as the migrations make it, or as the benchmark leaves it. */
    private static List<String> indexes(String name) throws Exception {
        DatabaseAddress store =
                new DatabaseAddress(postgres.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
        if (name.startsWith("template")) {
            try (Connection connection = database().connect("test");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            FactStoreSchema.migrate(store);
        }
        List<String> definitions = new ArrayList<>();
        try (Connection connection = store.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1")) {
            while (row.next()) {
                definitions.add(row.getString(1));
            }
        }
        return definitions;
    }

    private static DatabaseAddress database() {
        return new DatabaseAddress(postgres.jdbcUrl());
    }
}
