package org.onrecord.sink.write;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.onrecord.sink.store.DatabaseAddress;
import org.onrecord.sink.store.FactStoreSchema;

/** Measures how long questions to a large fact store take, with its tables in whatever caches they fit. */
public final class QuestionBenchmark {

    private static final String NAME = "onrecord_questions";
    private static final String APPLICATION = "onrecord-benchmark";

    /** A question and its statement. */
    public record Question(String title, String sql) {

        /** The questions of a page that has a heading of the second level and an sql block for each. */
        public static List<Question> in(String markdown) {
            List<Question> questions = new ArrayList<>();
            String title = "";
            StringBuilder sql = null;
            for (String line : markdown.lines().toList()) {
                if (line.startsWith("## ")) {
                    title = line.substring(3);
                } else if (line.equals("```sql")) {
                    sql = new StringBuilder();
                } else if (line.equals("```") && sql != null) {
                    questions.add(new Question(title, sql.toString()));
                    sql = null;
                } else if (sql != null) {
                    sql.append(line).append('\n');
                }
            }
            return questions;
        }
    }

    /**
     * What to measure.
     *
     * @param database a database on the server, by a superuser
     * @param claims how many claims the store holds
     * @param piecesMean how many pieces of evidence each has on average
     * @param rounds how often each question is asked
     */
    public record Settings(DatabaseAddress database, int claims, int piecesMean, int rounds, long seed) {

        public Settings {
            if (claims < 1 || piecesMean < 1 || rounds < 1) {
                throw new IllegalArgumentException("Claims, evidence and rounds must be 1 or more");
            }
        }
    }

    /**
     * How long a question took.
     *
     * @param rows how many rows the answer has
     * @param firstMillis the first time that it was asked
     * @param medianMillis over the other times
     * @param maxMillis over the other times
     */
    public record Measurement(Question question, int rows, double firstMillis, double medianMillis, double maxMillis) {}

    private QuestionBenchmark() {}

    /**
     * Fills a store, unless the server has one of that size from an earlier run, and asks.
     *
     * @param listener hears what is being done, and each figure, in a line
     * @throws SQLException when the database fails or refuses a question
     */
    public static List<Measurement> run(Settings settings, List<Question> questions, Consumer<String> listener)
            throws SQLException, InterruptedException {
        DatabaseAddress store =
                new DatabaseAddress(settings.database().jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + NAME + "$1"));
        if (!holds(settings, store)) {
            listener.accept("Filling a store with " + settings.claims() + " claims");
            execute(settings.database(), "DROP DATABASE IF EXISTS " + NAME);
            execute(settings.database(), "CREATE DATABASE " + NAME);
            FactStoreSchema.migrate(store);
            new BenchmarkStore(store, settings.claims(), settings.piecesMean(), settings.seed()).fill();
        }
        FactStoreSchema.migrate(store);
        listener.accept("The store is full");
        List<Measurement> measurements = new ArrayList<>();
        try (Connection connection = store.connect(APPLICATION)) {
            for (Question question : questions) {
                measurements.add(measure(connection, question, settings.rounds()));
                listener.accept(question.title());
            }
        }
        return measurements;
    }

    private static boolean holds(Settings settings, DatabaseAddress store) throws SQLException {
        try (Connection connection = settings.database().connect(APPLICATION);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!row.next()) {
                return false;
            }
        }
        try (Connection connection = store.connect(APPLICATION);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM claim")) {
            row.next();
            return row.getInt(1) == settings.claims();
        }
    }

    private static Measurement measure(Connection connection, Question question, int rounds) throws SQLException {
        double[] millis = new double[rounds];
        int rows = 0;
        long before = System.nanoTime();
        ask(connection, question);
        double firstMillis = (System.nanoTime() - before) / 1e6;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            rows = ask(connection, question);
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Measurement(question, rows, firstMillis, millis[rounds / 2], millis[rounds - 1]);
    }

    private static int ask(Connection connection, Question question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question.sql())) {
            int rows = 0;
            while (row.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static void execute(DatabaseAddress database, String sql) throws SQLException {
        try (Connection connection = database.connect(APPLICATION);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
