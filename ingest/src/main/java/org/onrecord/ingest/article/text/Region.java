package org.onrecord.ingest.article.text;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element that sets its content apart from what surrounds it, and the segments within it. */
final class Region {

    final @Nullable Region parent;
    final String tag;
    final int depth;

    /** The {@link ClassHints} of the element itself, as bits. */
    final int hints;

    /** Tag and class, which the parts of a page that come from one template have in common. */
    final String template;

    final int firstSegment;
    int endSegment;
    int words;
    int linkedWords;

    /** Words of its own longer, unlinked paragraphs; half of those one level further down. */
    double proseWords;

    Region(@Nullable Region parent, Element element, int hints, int firstSegment) {
        this.parent = parent;
        this.tag = element.normalName();
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.hints = hints;
        this.firstSegment = firstSegment;
        this.endSegment = firstSegment;
        String own = tag + '.' + element.className();
        this.template = parent == null ? own : parent.tag + '>' + own;
    }

    boolean is(ClassHints.Hint hint) {
        return (hints & hint.bit()) != 0;
    }

    double linkDensity() {
        return words == 0 ? 0 : (double) linkedWords / words;
    }
}
