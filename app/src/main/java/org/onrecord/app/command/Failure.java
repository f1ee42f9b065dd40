package org.onrecord.app.command;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;

/** Says in one line why something failed. */
final class Failure {

    private Failure() {}

    /** The message of the failure that a user can act on, with the cause where it adds something. */
    static String describe(Throwable failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String cause =
                Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        boolean isSaid = root instanceof CharacterCodingException
                || message.contains(cause.lines().findFirst().orElse(""))
                || Arrays.stream(cause.split("\\s+")).allMatch(message::contains);
        String text = isSaid ? message : message + " (" + cause + ")";
        return text.replaceAll("\\s+", " ").strip();
    }
}
