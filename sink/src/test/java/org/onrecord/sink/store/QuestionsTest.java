package org.onrecord.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.sink.SinkTestBed;

/** Every question of docs/questions.md has the answer that is printed there. */
class QuestionsTest {

    private static final Path PAGE = Path.of("..", "docs", "questions.md");
    private static final Pattern QUESTION =
            Pattern.compile("## (?<title>[^\\n]+)\\n[^`]*+(?:`(?!``)[^`]*+`[^`]*+)*+```sql\\n(?<sql>[^`]*+)```\\n\\n"
                    + "```text\\n(?<answer>[^`]*+)```");

    @TempDir
    static Path directory;

    private static EmbeddedStack stack;
    private static SinkTestBed bed;

    private record Question(String title, String sql, String answer) {}

    @BeforeAll
    static void fillTheStore() throws Exception {
        stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
        bed = new SinkTestBed(SinkTestBed.Servers.of(stack), 2);
        SampleFacts.fill(bed);
    }

    @AfterAll
    static void stop() {
        bed.close();
        stack.close();
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionHasThePrintedAnswer() throws Exception {
        List<Question> questions = questions();
        assertThat(questions).hasSize(10);
        return questions.stream()
                .map(question -> DynamicTest.dynamicTest(
                        question.title(), () -> assertThat(answer(question)).isEqualTo(question.answer())));
    }

    private static List<Question> questions() throws Exception {
        Matcher matcher = QUESTION.matcher(Files.readString(PAGE));
        List<Question> questions = new ArrayList<>();
        while (matcher.find()) {
            questions.add(new Question(matcher.group("title"), matcher.group("sql"), matcher.group("answer")));
        }
        return questions;
    }

    /** Asked in a time zone that is not that of the JVM. */
    private static String answer(Question question) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (Connection connection = DriverManager.getConnection(bed.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question.sql())) {
            return table(row);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static String table(ResultSet row) throws Exception {
        int columns = row.getMetaData().getColumnCount();
        List<List<String>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            names.add(row.getMetaData().getColumnLabel(column));
        }
        rows.add(names);
        while (row.next()) {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                String value = row.getString(column);
                values.add(value == null ? "" : value);
            }
            rows.add(values);
        }
        StringBuilder table = new StringBuilder();
        for (List<String> values : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int index = column;
                int width = rows.stream()
                        .mapToInt(cells -> cells.get(index).length())
                        .max()
                        .orElse(0);
                line.append(column == 0 ? "" : " | ").append(values.get(column));
                line.append(" ".repeat(width - values.get(column).length()));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
