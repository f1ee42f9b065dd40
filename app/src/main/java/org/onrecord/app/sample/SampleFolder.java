package org.onrecord.app.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The part of the sample that is read from files: a folder of documents and the description of all sources. */
public final class SampleFolder {

    private SampleFolder() {}

    /**
     * Writes the documents to {@code directory}/documents and the sources to {@code directory}/sources.yaml.
     *
     * @param baseUrl the address of the running sample site
     * @return the path of sources.yaml
     */
    public static Path writeTo(Path directory, String baseUrl) throws IOException {
        Path documents = Files.createDirectories(directory.resolve("documents"));
        copyFolder(documents);
        try (InputStream template =
                Objects.requireNonNull(SampleFolder.class.getResourceAsStream("sources.yaml"), "sources.yaml")) {
            String sources = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{base}}", baseUrl)
                    .replace("{{folder}}", documents.toAbsolutePath().toString());
            return Files.writeString(directory.resolve("sources.yaml"), sources);
        }
    }

    private static void copyFolder(Path target) throws IOException {
        URI location;
        try {
            location = Objects.requireNonNull(SampleFolder.class.getResource("folder"), "folder")
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (!location.getScheme().equals("jar")) {
            copyFiles(Path.of(location), target);
            return;
        }
        String[] archiveAndEntry = location.toString().split("!", 2);
        try (FileSystem archive = FileSystems.newFileSystem(URI.create(archiveAndEntry[0]), Map.of())) {
            copyFiles(archive.getPath(archiveAndEntry[1]), target);
        }
    }

    private static void copyFiles(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
