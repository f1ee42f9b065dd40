package org.onrecord.app.command;

import java.io.PrintWriter;
import org.onrecord.app.output.Listing;
import org.onrecord.app.output.ListingPrinter;
import org.onrecord.app.output.OutputFormat;
import picocli.CommandLine.Option;

/** In which form a command prints its result. */
final class OutputOptions {

    private static final int WIDTH_DEFAULT = 160;
    private static final int WIDTH_MIN = 60;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json (one object a line) or csv (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    OutputFormat output = OutputFormat.TABLE;

    void print(PrintWriter out, Listing listing) {
        new ListingPrinter(out, width()).print(listing, output);
    }

    boolean isTable() {
        return output == OutputFormat.TABLE;
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{1,4}")
                ? Math.max(WIDTH_MIN, Integer.parseInt(columns))
                : WIDTH_DEFAULT;
    }
}
