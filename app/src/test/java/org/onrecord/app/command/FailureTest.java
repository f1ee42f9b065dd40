package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void aCauseIsAddedWhereItSaysMore() {
        assertThat(Failure.describe(new IOException("The page cannot be read", new IOException("disk on fire"))))
                .isEqualTo("The page cannot be read (disk on fire)");
    }

    @Test
    void aCauseIsNotSaidTwice() {
        assertThat(Failure.describe(
                        new IOException("Connection to db refused.", new IOException("Connection refused"))))
                .isEqualTo("Connection to db refused.");
        assertThat(Failure.describe(
                        new IOException("It fails: no space", new IOException("no space\nHint: free some"))))
                .isEqualTo("It fails: no space");
    }

    @Test
    void numbersOfADecoderAreLeftOut() {
        assertThat(Failure.describe(new IOException("list is not in UTF-8", new MalformedInputException(1))))
                .isEqualTo("list is not in UTF-8");
    }

    @Test
    void aMessageIsOneLine() {
        assertThat(Failure.describe(new IllegalStateException("a\n  b"))).isEqualTo("a b");
    }
}
