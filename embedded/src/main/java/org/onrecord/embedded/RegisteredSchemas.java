package org.onrecord.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The registry's state: subjects with their versions, and schemas by id. Every change is appended to a journal of JSON
 * lines and forced to disk before it is answered; a line that a crash cut short was never answered and is dropped.
 */
final class RegisteredSchemas implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompatibilityLevel defaultLevel;
    private final Map<String, List<Version>> subjects = new TreeMap<>();
    private final Map<String, Integer> idsBySchema = new LinkedHashMap<>();
    private final List<String> schemasById = new ArrayList<>();
    private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
    private final FileChannel journal;

    record Version(String subject, int version, int id, String schema) {}

    private RegisteredSchemas(CompatibilityLevel defaultLevel, FileChannel journal) {
        this.defaultLevel = defaultLevel;
        this.journal = journal;
    }

    static RegisteredSchemas open(Path file, CompatibilityLevel defaultLevel) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] recorded = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int end = recorded.length;
        while (end > 0 && recorded[end - 1] != '\n') {
            end--;
        }
        FileChannel journal = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        journal.truncate(end);
        journal.position(end);
        RegisteredSchemas schemas = new RegisteredSchemas(defaultLevel, journal);
        for (String line : new String(recorded, 0, end, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                schemas.replay(JSON.readTree(line));
            }
        }
        return schemas;
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    synchronized List<Version> versions(String subject) throws RegistryRefusal {
        List<Version> versions = subjects.get(subject);
        if (versions == null) {
            throw RegistryRefusal.subjectNotFound(subject);
        }
        return List.copyOf(versions);
    }

    /** The version of {@code subject} that {@code version} names: a number, {@code latest} or {@code -1}. */
    synchronized Version version(String subject, String version) throws RegistryRefusal {
        List<Version> versions = versions(subject);
        if (version.equals("latest") || version.equals("-1")) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(candidate -> Integer.toString(candidate.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> RegistryRefusal.versionNotFound(version));
    }

    synchronized String schema(int id) throws RegistryRefusal {
        if (id < 1 || id > schemasById.size()) {
            throw RegistryRefusal.schemaNotFound(Integer.toString(id));
        }
        return schemasById.get(id - 1);
    }

    synchronized List<Version> versionsOf(int id) throws RegistryRefusal {
        schema(id);
        return subjects.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id() == id)
                .toList();
    }

    synchronized Version lookUp(String subject, String schema) throws RegistryRefusal {
        String canonical = parse(schema).toString();
        return versions(subject).stream()
                .filter(version -> version.schema().equals(canonical))
                .findFirst()
                .orElseThrow(() -> RegistryRefusal.schemaNotFound("of subject " + subject));
    }

    synchronized Version register(String subject, String schema) throws RegistryRefusal, IOException {
        Schema parsed = parse(schema);
        String canonical = parsed.toString();
        List<Version> versions = subjects.getOrDefault(subject, List.of());
        for (Version version : versions) {
            if (version.schema().equals(canonical)) {
                return version;
            }
        }
        if (!admits(subject, parsed, versions)) {
            throw RegistryRefusal.incompatible(subject, level(subject));
        }
        int id = idsBySchema.getOrDefault(canonical, schemasById.size() + 1);
        Version added = new Version(subject, versions.size() + 1, id, canonical);
        append(JSON.createObjectNode()
                .put("subject", subject)
                .put("version", added.version())
                .put("id", id)
                .put("schema", canonical));
        add(added);
        return added;
    }

    synchronized boolean isCompatible(String subject, String version, String schema) throws RegistryRefusal {
        return admits(subject, parse(schema), List.of(version(subject, version)));
    }

    synchronized CompatibilityLevel level(String subject) {
        return levels.getOrDefault(subject, levels.getOrDefault("", defaultLevel));
    }

    /** Sets the level of {@code subject}, or, for the empty name, of all subjects without one of their own. */
    synchronized void setLevel(String subject, CompatibilityLevel level) throws IOException {
        append(JSON.createObjectNode().put("subject", subject).put("compatibility", level.name()));
        levels.put(subject, level);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }

    private boolean admits(String subject, Schema schema, List<Version> versions) {
        List<Schema> newestFirst = new ArrayList<>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            newestFirst.add(new Schema.Parser().parse(versions.get(i).schema()));
        }
        return level(subject).admits(schema, newestFirst);
    }

    private void replay(JsonNode line) {
        String subject = line.path("subject").asText();
        if (line.has("compatibility")) {
            levels.put(
                    subject,
                    CompatibilityLevel.valueOf(line.path("compatibility").asText()));
        } else {
            add(new Version(
                    subject,
                    line.path("version").asInt(),
                    line.path("id").asInt(),
                    line.path("schema").asText()));
        }
    }

    private void add(Version version) {
        subjects.computeIfAbsent(version.subject(), unused -> new ArrayList<>()).add(version);
        if (idsBySchema.putIfAbsent(version.schema(), version.id()) == null) {
            schemasById.add(version.schema());
        }
    }

    private void append(ObjectNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            journal.write(bytes);
        }
        journal.force(false);
    }

    private static Schema parse(String schema) throws RegistryRefusal {
        try {
            return new Schema.Parser().parse(schema);
        } catch (SchemaParseException e) {
            throw RegistryRefusal.invalidSchema(String.valueOf(e.getMessage()));
        }
    }
}
