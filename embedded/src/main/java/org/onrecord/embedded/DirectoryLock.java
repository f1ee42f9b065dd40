package org.onrecord.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second stack away from a data directory; the operating system lets go of it however the process ends. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws EmbeddedStackException when another stack holds {@code directory}, or it cannot be written to
     */
    static DirectoryLock acquire(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (AccessDeniedException e) {
            throw new EmbeddedStackException(unusable(directory, "this account may not write to " + e.getFile()), e);
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedStackException(unusable(directory, e.getFile() + " is a file"), e);
        } catch (IOException e) {
            throw new EmbeddedStackException(unusable(directory, String.valueOf(e.getMessage())), e);
        }
        throw new EmbeddedStackException("Another On Record runs on the data directory " + directory
                + ": stop it, or choose another directory with --data-dir");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String unusable(Path directory, String reason) {
        return "The data directory " + directory + " cannot be used: " + reason + "; choose another with --data-dir";
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
