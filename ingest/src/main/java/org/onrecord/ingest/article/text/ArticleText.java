package org.onrecord.ingest.article.text;

import java.util.List;
import org.onrecord.ingest.article.about.Surroundings;

/** The running text of an article, and the short texts around it. */
public record ArticleText(List<Block> blocks, Surroundings surroundings) {

    public ArticleText {
        blocks = List.copyOf(blocks);
    }
}
