package org.onrecord.app;

import org.onrecord.app.command.CommandTree;

/** The entry point of the command line. */
public final class OnRecord {

    private OnRecord() {}

    public static void main(String[] arguments) {
        System.exit(CommandTree.run(System.getenv(), arguments));
    }
}
