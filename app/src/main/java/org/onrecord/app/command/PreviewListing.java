package org.onrecord.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.output.Listing;
import org.onrecord.ingest.SourcePreview.Preview;
import org.onrecord.ingest.SourcePreview.Sample;

/** Shows what sources list, and what their first documents look like when parsed. */
final class PreviewListing {

    private PreviewListing() {}

    static Listing ofAddresses(List<Preview> previews, int limit) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Preview preview : previews) {
            preview.addresses().stream()
                    .limit(limit)
                    .forEach(address -> rows.add(Arrays.asList(preview.source(), address, null)));
            preview.problems().forEach(problem -> rows.add(Arrays.asList(preview.source(), null, problem)));
        }
        return new Listing(List.of("source", "address", "problem"), rows);
    }

    static Listing ofSamples(List<Preview> previews) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Preview preview : previews) {
            int listed = preview.addresses().size();
            preview.samples().forEach(sample -> rows.add(row(preview.source(), listed, sample)));
            preview.problems()
                    .forEach(problem ->
                            rows.add(Arrays.asList(preview.source(), listed, null, null, null, null, null, problem)));
        }
        return new Listing(
                List.of("source", "listed", "address", "title", "published", "publisher", "text_begins", "problem"),
                rows);
    }

    private static List<@Nullable Object> row(String source, int listed, Sample sample) {
        if (sample.article() == null) {
            return Arrays.asList(source, listed, sample.address(), null, null, null, null, sample.problem());
        }
        String text = sample.article().blocks().stream()
                .map(block -> block.text())
                .skip(1)
                .findFirst()
                .orElse("");
        return Arrays.asList(
                source,
                listed,
                sample.address(),
                sample.article().title(),
                sample.article().publishedAt() == null
                        ? null
                        : sample.article().publishedAt().toString(),
                sample.article().publisher().name(),
                text,
                null);
    }
}
