package org.onrecord.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingPrinterTest {

    private static final Listing LISTING = new Listing(
            List.of("party", "count"),
            List.of(Arrays.asList("Leica, \"the\" maker", 3), Arrays.asList("Ray\nBan", null)));

    @Test
    void aTableIsAligned() {
        assertThat(print(OutputFormat.TABLE, 80)).isEqualTo("""
                party               count
                ------------------  -----
                Leica, "the" maker  3
                Ray Ban
                """);
    }

    @Test
    void aTableFitsTheTerminal() {
        assertThat(print(OutputFormat.TABLE, 20).lines())
                .allMatch(line -> line.length() <= 20)
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void jsonKeepsTypesAndNulls() {
        assertThat(print(OutputFormat.JSON, 80)).isEqualTo("""
                {"party":"Leica, \\"the\\" maker","count":3}
                {"party":"Ray\\nBan","count":null}
                """);
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertThat(print(OutputFormat.CSV, 80)).isEqualTo("""
                party,count
                "Leica, ""the"" maker",3
                Ray Ban,
                """);
    }

    private static String print(OutputFormat format, int width) {
        StringWriter out = new StringWriter();
        new ListingPrinter(new PrintWriter(out), width).print(LISTING, format);
        return out.toString().replace("\r\n", "\n");
    }
}
