package org.onrecord.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;

/** Articles in files on disk. Links are not followed, so that a walk ends and stays below its directory. */
public final class LocalFiles {

    private static final int MAX_DEPTH = 32;

    private LocalFiles() {}

    /**
     * A file that may hold an article.
     *
     * @param version changes when the file does
     */
    public record Found(Path path, String version) {

        /** The file's address. */
        public String address() {
            return path.toUri().toString();
        }
    }

    /**
     * The file itself, or the files below the directory, in the order of their names.
     *
     * @param takes decides by the path relative to the directory, with slashes; the file itself is always taken
     * @param limit the most that are returned
     */
    public static List<Found> below(Path root, Predicate<String> takes, int limit) throws IOException {
        Path start = root.toAbsolutePath().normalize();
        List<Found> found = new ArrayList<>();
        if (Files.isRegularFile(start)) {
            found.add(found(start, Files.readAttributes(start, BasicFileAttributes.class)));
            return found;
        }
        Files.walkFileTree(
                start, Set.copyOf(EnumSet.noneOf(FileVisitOption.class)), MAX_DEPTH, new SimpleFileVisitor<>() {

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String relative = start.relativize(file).toString().replace('\\', '/');
                        if (attributes.isRegularFile() && takes.test(relative)) {
                            found.add(found(file, attributes));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException unreadable) throws IOException {
                        if (file.equals(start)) {
                            throw unreadable;
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.sort((a, b) -> a.path().compareTo(b.path()));
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    /**
     * The page in a file; empty when the file's kind is none that is read, or a mail holds no readable part.
     *
     * @param maxBytes the largest file that is read, decompressed
     * @throws IOException when it cannot be read or is larger
     */
    public static Optional<Page> read(Path file, String address, long maxBytes, Hints hints) throws IOException {
        byte[] bytes = bytes(file, maxBytes);
        FileKind kind = FileKind.of(file.getFileName().toString()).orElse(FileKind.TEXT);
        if (kind == FileKind.MAIL) {
            return MailFile.read(bytes, address, hints);
        }
        return Optional.of(new Page(address, kind.mediaType(), null, bytes, hints));
    }

    /**
     * The bytes of a file, decompressed when it is gzipped.
     *
     * @throws IOException when it cannot be read or is larger than {@code maxBytes}
     */
    public static byte[] bytes(Path file, long maxBytes) throws IOException {
        if (Files.size(file) > maxBytes) {
            throw new IOException("larger than " + maxBytes + " bytes");
        }
        byte[] raw = Files.readAllBytes(file);
        if (raw.length < 2 || raw[0] != 0x1f || raw[1] != (byte) 0x8b) {
            return raw;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            byte[] plain = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (plain.length > maxBytes) {
                throw new IOException("larger than " + maxBytes + " bytes when unzipped");
            }
            return plain;
        }
    }

    private static Found found(Path file, BasicFileAttributes attributes) {
        return new Found(
                file, attributes.size() + "-" + attributes.lastModifiedTime().toMillis());
    }
}
