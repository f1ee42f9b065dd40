package org.onrecord.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The content of a sources file.
 *
 * @param contact an address of the web or of mail that the User-Agent header names, or null
 */
public record Sources(@Nullable String contact, List<Source> all) {

    private static final long MAX_FILE_BYTES = 8L << 20;

    public Sources {
        all = List.copyOf(all);
    }

    /**
     * Reads a sources file. Relative paths in it are relative to its own directory.
     *
     * @param environment fills in {@code ${NAME}} in the values of headers
     * @throws SourcesException when it cannot be read or has mistakes, all of which the message names
     */
    public static Sources read(Path file, Map<String, String> environment) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new SourcesException(file.toString(), List.of("is larger than " + MAX_FILE_BYTES + " bytes"));
            }
            Path directory = file.toAbsolutePath().getParent();
            return parse(
                    Files.readString(file), file.toString(), directory == null ? Path.of("") : directory, environment);
        } catch (NoSuchFileException e) {
            throw new SourcesException(file.toString(), List.of("there is no such file"));
        } catch (IOException e) {
            throw new SourcesException(file.toString(), List.of("cannot be read: " + e.getMessage()));
        }
    }

    /**
     * Reads the text of a sources file.
     *
     * @param label names the file in messages
     * @param directory what relative paths are relative to
     * @param environment fills in {@code ${NAME}} in the values of headers
     * @throws SourcesException when it has mistakes, all of which the message names
     */
    public static Sources parse(String text, String label, Path directory, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        YamlObject root = new YamlObject("", node(text, label), problems);
        String contact = root.string("contact").orElse(null);
        YamlObject defaults = root.object("defaults").orElse(null);
        List<Source> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        SourceReader reader = new SourceReader(directory, environment, defaults);
        for (YamlObject entry : root.objects("sources")) {
            Source source = reader.read(entry, problems);
            if (source != null) {
                sources.add(source);
                if (!names.add(source.name())) {
                    entry.problem("name", "'" + source.name() + "' is used twice");
                }
            }
        }
        if (defaults != null) {
            defaults.rejectUnknown();
        }
        root.rejectUnknown();
        if (!problems.isEmpty()) {
            throw new SourcesException(label, problems.stream().distinct().toList());
        }
        return new Sources(contact, sources);
    }

    private static Node node(String text, String label) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setUseMarks(true)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new SourcesException(label, List.of("is empty; it needs a list 'sources'")));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(m -> "line " + (m.getLine() + 1) + ": ")
                    .orElse("");
            throw new SourcesException(label, List.of(line + "not valid YAML: " + e.getProblem()));
        } catch (YamlEngineException | InvalidPathException e) {
            throw new SourcesException(label, List.of("not valid YAML: " + e.getMessage()));
        }
    }
}
