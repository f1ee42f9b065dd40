package org.onrecord.app.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named columns and the rows below them. A cell is a string, a number, a boolean, a list of those, or null for nothing.
 */
public record Listing(List<String> columns, List<List<@Nullable Object>> rows) {

    public Listing {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " cells below " + columns.size() + " columns: " + row);
            }
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copies);
    }
}
