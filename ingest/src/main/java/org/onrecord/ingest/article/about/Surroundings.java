package org.onrecord.ingest.article.about;

import java.util.List;

/**
 * The short texts that readers see around an article, where its authors and dates stand.
 *
 * @param before from a little above the title to the first paragraphs, in reading order
 * @param after from the last paragraphs to a little below, in reading order
 * @param elsewhere in the rest of the page, other than lists of other articles and comments
 */
public record Surroundings(List<Shown> before, List<Shown> after, List<Shown> elsewhere) {

    public Surroundings {
        before = List.copyOf(before);
        after = List.copyOf(after);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * One of them.
     *
     * @param isFacts whether its part of the page is named for dates, authors or the like
     */
    public record Shown(String text, boolean isFacts) {}
}
