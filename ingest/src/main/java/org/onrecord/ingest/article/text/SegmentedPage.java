package org.onrecord.ingest.article.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.onrecord.ingest.article.Block;

/** A page cut into segments, with the numbers that describe each of them. */
public final class SegmentedPage {

    private final Outline outline;
    private final float[][] rows;

    private SegmentedPage(Outline outline, float[][] rows) {
        this.outline = outline;
        this.rows = rows;
    }

    /** Cuts up and describes a page; leaves the document as it is. */
    public static SegmentedPage of(Document document, PageFacts facts) {
        Outline outline = Outline.of(document.body());
        return new SegmentedPage(outline, SegmentFeatures.of(outline, facts));
    }

    /** The names of the columns of {@link #rows()} that the first step may read, or both steps. */
    public static List<String> columns(boolean withContext) {
        List<String> names = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            if (withContext || feature.ordinal() < Feature.FIRST_OF_CONTEXT.ordinal()) {
                names.add(feature.name());
            }
        }
        return names;
    }

    /** Fills in the columns that depend on the guesses of the first step, one for each segment. */
    public void guess(SegmentModel model) {
        Context.describe(outline, model.firstGuess(rows), rows);
    }

    public List<String> texts() {
        return outline.segments.stream().map(Segment::text).toList();
    }

    /** One for each segment. Not copied: for training, not for writing. */
    public float[][] rows() {
        return rows;
    }

    /** The blocks of the article, in reading order. */
    public List<Block> article(SegmentModel model) {
        guess(model);
        boolean[] chosen = Choice.of(outline, model.secondGuess(rows));
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                Segment segment = outline.segments.get(i);
                blocks.add(new Block(segment.kind(), segment.text()));
            }
        }
        return blocks;
    }
}
