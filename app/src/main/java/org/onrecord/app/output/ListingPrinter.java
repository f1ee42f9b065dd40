package org.onrecord.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints listings. Tables are made to fit {@code widthMax} columns of a terminal by shortening their widest cells. */
public final class ListingPrinter {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final int widthMax;

    /**
     * @param widthMax the width that a table may take, in characters
     */
    public ListingPrinter(PrintWriter out, int widthMax) {
        this.out = out;
        this.widthMax = widthMax;
    }

    public void print(Listing listing, OutputFormat format) {
        print(listing, format, true);
    }

    /**
     * @param first whether this begins the output, so that CSV needs its header line
     */
    public void print(Listing listing, OutputFormat format, boolean first) {
        switch (format) {
            case TABLE -> printTable(listing);
            case JSON -> printJson(listing);
            case CSV -> printCsv(listing, first);
        }
        out.flush();
    }

    private void printTable(Listing listing) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(listing.columns());
        listing.rows()
                .forEach(row -> lines.add(row.stream().map(ListingPrinter::text).toList()));
        int[] widths = fit(naturalWidths(lines, listing.columns().size()));
        for (int i = 0; i < lines.size(); i++) {
            printLine(lines.get(i), widths);
            if (i == 0) {
                printLine(rules(widths), widths);
            }
        }
    }

    private void printLine(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shortened(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - width(cell)));
        }
        out.println(line.toString().stripTrailing());
    }

    private static List<String> rules(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        return rules;
    }

    private static int[] naturalWidths(List<List<String>> lines, int columns) {
        int[] widths = new int[columns];
        for (List<String> cells : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(cells.get(i)));
            }
        }
        return widths;
    }

    private int[] fit(int[] widths) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        while (total > widthMax) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String shortened(String cell, int width) {
        return width(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private void printJson(Listing listing) {
        for (List<@Nullable Object> row : listing.rows()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                object.put(listing.columns().get(i), row.get(i));
            }
            try {
                out.println(JSON.writeValueAsString(object));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void printCsv(Listing listing, boolean first) {
        if (first) {
            out.println(listing.columns().stream().map(ListingPrinter::quoted).collect(Collectors.joining(",")));
        }
        for (List<@Nullable Object> row : listing.rows()) {
            out.println(row.stream().map(cell -> quoted(text(cell))).collect(Collectors.joining(",")));
        }
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        String text = cell instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : cell.toString();
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
