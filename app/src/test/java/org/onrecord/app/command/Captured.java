package org.onrecord.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a run of the command line returned and printed. */
record Captured(int exitCode, String out, String err) {

    static Captured run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandTree.run(environment, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Captured(exitCode, out.toString(), err.toString());
    }
}
