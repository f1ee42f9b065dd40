package org.onrecord.ingest.article.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.onrecord.ingest.article.about.Surroundings;

/** A page cut into segments, with the numbers that describe each of them. */
public final class SegmentedPage {

    private static final int MOST_SHOWN = 60;
    private static final int MOST_SHOWN_LENGTH = 220;
    private static final int MOST_ELSEWHERE_LENGTH = 60;
    private static final int DATELINE_LENGTH = 90;
    private static final int ABOVE_TITLE = 6;
    private static final int INTO_ARTICLE = 6;
    private static final int BELOW_ARTICLE = 10;
    private static final float MOST_FACTS_SHARE = 0.25f;

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

    /** The article, in reading order. */
    public ArticleText article(SegmentModel model) {
        guess(model);
        boolean[] chosen = Choice.of(outline, model.secondGuess(rows));
        List<Block> blocks = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                Segment segment = outline.segments.get(i);
                blocks.add(new Block(segment.kind(), segment.text()));
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return new ArticleText(blocks, surroundings(first, last));
    }

    private Surroundings surroundings(int first, int last) {
        if (first < 0) {
            return new Surroundings(shown(0, MOST_SHOWN), List.of(), List.of());
        }
        int top = Math.max(0, Math.min(titleBefore(first), first) - ABOVE_TITLE);
        int bottom = Math.min(rows.length, last + BELOW_ARTICLE);
        List<Surroundings.Shown> elsewhere = new ArrayList<>(shown(0, top));
        elsewhere.removeIf(shown -> shown.text().length() > MOST_ELSEWHERE_LENGTH);
        return new Surroundings(
                shown(top, first + INTO_ARTICLE),
                shown(Math.max(first + INTO_ARTICLE, last - INTO_ARTICLE), bottom),
                elsewhere.subList(Math.max(0, elsewhere.size() - MOST_SHOWN), elsewhere.size()));
    }

    private int titleBefore(int first) {
        int title = first;
        float most = 0.5f;
        for (int i = Math.max(0, first - MOST_SHOWN); i < first; i++) {
            float overlap = rows[i][Feature.TITLE_OVERLAP.ordinal()];
            if (overlap > most) {
                most = overlap;
                title = i;
            }
        }
        return title;
    }

    private List<Surroundings.Shown> shown(int from, int to) {
        List<Surroundings.Shown> shown = new ArrayList<>();
        for (int i = from; i < Math.min(to, rows.length); i++) {
            Segment segment = outline.segments.get(i);
            int length = segment.text().length();
            if (length <= MOST_SHOWN_LENGTH) {
                float facts = rows[i][Feature.HINT_FACTS.ordinal()];
                boolean isFacts =
                        facts < MOST_FACTS_SHARE || segment.region().tag.equals("time");
                shown.add(new Surroundings.Shown(segment.text(), isFacts));
            } else {
                shown.add(new Surroundings.Shown(segment.text().substring(0, DATELINE_LENGTH), false));
            }
        }
        return shown;
    }
}
