package org.onrecord.sink.write;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.embedded.EmbeddedStack;
import org.onrecord.sink.SinkTestBed;

class EmbeddedRecordTest extends RecordContract {

    @TempDir
    static Path directory;

    private static EmbeddedStack stack;

    @BeforeAll
    static void startStack() {
        stack = EmbeddedStack.start(directory, EmbeddedStack.Ports.FREE);
    }

    @AfterAll
    static void stopStack() {
        stack.close();
    }

    @Override
    SinkTestBed.Servers servers() {
        return SinkTestBed.Servers.of(stack);
    }
}
