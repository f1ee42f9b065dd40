package org.onrecord.sink.write;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.sink.SinkTestBed;

class ContainersCrashTest extends CrashContract {

    @TempDir
    static Path directory;

    private static @Nullable Containers containers;

    @BeforeAll
    static void startContainers() {
        containers = Containers.startOrSkip(directory);
    }

    @AfterAll
    static void stopContainers() {
        if (containers != null) {
            containers.close();
        }
    }

    @Override
    SinkTestBed.Servers servers() {
        return containers.servers();
    }
}
