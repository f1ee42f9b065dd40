package org.onrecord.app.command;

/** What the process returns to its caller. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;
    /** Failed; the reason is on standard error. */
    public static final int FAILED = 1;
    /** The command line, the environment or the configuration file is wrong. */
    public static final int USAGE = 2;
    /** Done, but something went to the dead letters. */
    public static final int DONE_WITH_DEAD_LETTERS = 3;

    private ExitCode() {}
}
