package org.onrecord.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.onrecord.schemas.Topic;
import org.onrecord.schemas.Topics;
import org.onrecord.sink.store.FactStore;
import org.onrecord.sink.store.FactStoreException;
import org.onrecord.sink.store.StoreStatus;
import org.onrecord.streams.topology.StreamsSettings;

/**
 * Looks at every component from outside: what the topics hold, how far streams and sink are, and what the fact store
 * holds. A part that does not answer is a row that says so.
 */
final class StatusReport implements Supplier<Map<String, ?>> {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final Map<String, Object> connection;
    private final Topics topics;
    private final Supplier<FactStore> facts;

    StatusReport(Map<String, Object> connection, Topics topics, Supplier<FactStore> facts) {
        this.connection = ServerCheck.impatient(connection, ANSWER_MAX);
        this.topics = topics;
        this.facts = facts;
    }

    /** The sections by their titles; each is a list of rows with the same columns. */
    @Override
    public Map<String, List<Map<String, Object>>> get() {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        sections.put("Topics", guarded(() -> topicRows(ends)));
        boolean answers = sections.get("Topics").stream().noneMatch(row -> row.containsKey("problem"));
        sections.put("Streams", answers ? guarded(() -> streamsRows(ends)) : sections.get("Topics"));
        try {
            StoreStatus store = facts.get().status();
            sections.put("Sink", sinkRows(store, ends));
            sections.put("Fact store", storeRows(store));
        } catch (FactStoreException e) {
            sections.put("Fact store", List.of(row("problem", String.valueOf(e.getMessage()))));
        }
        return sections;
    }

    /** Records that went to the dead letters, of Streams and of the sink; 0 where nothing answers. */
    static long deadLetters(Map<String, List<Map<String, Object>>> sections) {
        return sections.values().stream()
                .flatMap(List::stream)
                .filter(row -> String.valueOf(row.get("topic")).contains("dead-letters")
                        || "dead letters".equals(row.get("what")))
                .mapToLong(row -> row.get("records") instanceof Number number ? number.longValue() : 0)
                .sum();
    }

    private interface Rows {
        List<Map<String, Object>> read() throws ExecutionException, InterruptedException;
    }

    private List<Map<String, Object>> guarded(Rows rows) {
        try {
            return rows.read();
        } catch (ExecutionException e) {
            return List.of(row("problem", ServerCheck.unreachable(connection, e.getCause())));
        } catch (KafkaException e) {
            return List.of(row("problem", ServerCheck.unreachable(connection, e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(row("problem", "interrupted"));
        }
    }

    private List<Map<String, Object>> topicRows(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(connection)) {
            Collection<String> present = admin.listTopics().names().get();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Topic<?, ?> topic : topics.all()) {
                if (!present.contains(topic.name())) {
                    rows.add(topicRow(topic.name(), 0, 0));
                    continue;
                }
                Map<TopicPartition, Long> mine = ends(admin, topic.name());
                ends.putAll(mine);
                long begins = offsets(admin, mine.keySet(), OffsetSpec.earliest()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                long records = mine.values().stream().mapToLong(Long::longValue).sum() - begins;
                rows.add(topicRow(topic.name(), mine.size(), records));
            }
            return rows;
        }
    }

    private static Map<String, Object> topicRow(String name, int partitions, long records) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("topic", name);
        row.put("partitions", partitions);
        row.put("records", records);
        return row;
    }

    private List<Map<String, Object>> streamsRows(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        String group = StreamsSettings.DEFAULT_APPLICATION_ID;
        try (Admin admin = Admin.create(connection)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listStreamsGroupOffsets(
                            Map.of(group, new ListStreamsGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(group)
                    .get();
            String articles = topics.articles().name();
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                if (end.getKey().topic().equals(articles)) {
                    OffsetAndMetadata offset = committed.get(end.getKey());
                    // The marker at the end of a transaction is an offset that nobody reads.
                    behind += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset() + 1));
                }
            }
            int members = admin.describeStreamsGroups(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .members()
                    .size();
            return List.of(streamsRow(group, members, behind));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(streamsRow(
                        group,
                        0,
                        ends.values().stream().mapToLong(Long::longValue).sum()));
            }
            throw e;
        }
    }

    private static Map<String, Object> streamsRow(String group, int members, long behind) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("application", group);
        row.put("members", members);
        row.put("articles_behind", behind);
        return row;
    }

    private static List<Map<String, Object>> sinkRows(StoreStatus store, Map<TopicPartition, Long> ends) {
        Map<String, long[]> byTopic = new TreeMap<>();
        for (StoreStatus.Position position : store.positions()) {
            Long end = ends.get(new TopicPartition(position.topic(), position.partition()));
            long[] sums = byTopic.computeIfAbsent(position.topic(), unused -> new long[2]);
            sums[0] += position.nextOffset();
            sums[1] += end == null ? 0 : Math.max(0, end - position.nextOffset() - 1);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        byTopic.forEach((topic, sums) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", topic);
            row.put("applied_to", sums[0]);
            row.put("behind", sums[1]);
            rows.add(row);
        });
        return rows;
    }

    private static List<Map<String, Object>> storeRows(StoreStatus store) {
        List<Map<String, Object>> rows = new ArrayList<>();
        new TreeMap<>(store.claims()).forEach((standing, count) -> rows.add(countRow("claims " + standing, count)));
        rows.add(countRow("versions", store.versions()));
        rows.add(countRow("evidence", store.evidence()));
        rows.add(countRow("articles", store.articles()));
        rows.add(countRow("entities", store.entities()));
        rows.add(countRow("dead letters", store.deadLetters()));
        rows.add(countRow("version gaps", store.versionGaps()));
        return rows;
    }

    private static Map<String, Object> countRow(String what, long records) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("records", records);
        return row;
    }

    private static Map<String, Object> row(String column, Object value) {
        return Map.of(column, value);
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        List<TopicPartition> partitions = description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        return offsets(admin, partitions, OffsetSpec.latest());
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new LinkedHashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }
}
