package org.onrecord.ingest.article.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the segments of a page by numbers that mean the same on any site. */
final class SegmentFeatures {

    /** A paragraph of that many words that are not links is prose. */
    private static final int MIN_PROSE_WORDS = 12;

    private static final double MAX_PROSE_LINK_DENSITY = 0.34;
    private static final int WINDOW = 3;
    private static final List<String> TAGS = List.of(
            "p",
            "div",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "td",
            "th",
            "span",
            "section",
            "article",
            "pre",
            "figcaption",
            "blockquote",
            "dd",
            "dt",
            "header",
            "footer",
            "time",
            "address",
            "center",
            "body",
            "main");

    private static final ClassHints.Hint[] HINTS = ClassHints.Hint.values();

    private final List<Segment> segments;
    private final List<Region> regions;
    private final PageFacts facts;
    private final float[][] rows;
    private final boolean[] phrases;
    private final float[] titleOverlaps;
    private final Map<String, Integer> copies = new HashMap<>();
    private final Map<String, int[]> templates = new HashMap<>();
    private final Wording wording;
    private Region best;
    private double mostProse = 1;
    private int pageWords;
    private int proseWords;
    private int linkedWords;
    private int firstProse = -1;
    private int lastProse = -1;
    private int titleSegment = -1;
    private int titleWordsBefore;

    private SegmentFeatures(Outline outline, PageFacts facts) {
        this.segments = outline.segments;
        this.regions = outline.regions;
        this.facts = facts;
        this.rows = new float[segments.size()][Feature.COUNT];
        this.phrases = new boolean[segments.size()];
        this.titleOverlaps = new float[segments.size()];
        this.wording = new Wording(facts);
        this.best = regions.get(0);
    }

    /** One row for each segment, indexed by {@link Feature}. */
    static float[][] of(Outline outline, PageFacts facts) {
        SegmentFeatures features = new SegmentFeatures(outline, facts);
        features.survey();
        for (int i = 0; i < features.rows.length; i++) {
            features.describe(i);
        }
        features.describePlaces();
        return features.rows;
    }

    private void survey() {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            phrases[i] = Phrases.begin(segment.text());
            copies.merge(segment.text(), 1, Integer::sum);
            int[] template = templates.computeIfAbsent(segment.region().template, t -> new int[3]);
            template[0] += segment.words();
            template[1]++;
            template[2] += segment.linkedWords();
            pageWords += segment.words();
            linkedWords += segment.linkedWords();
            if (isProse(segment)) {
                credit(segment);
                proseWords += segment.words();
            }
        }
        for (Region region : regions) {
            if (region.proseWords > mostProse) {
                mostProse = region.proseWords;
                best = region;
            }
        }
        for (int i = best.firstSegment; i < best.endSegment; i++) {
            if (isProse(segments.get(i))) {
                firstProse = firstProse < 0 ? i : firstProse;
                lastProse = i;
            }
        }
        findTitle();
    }

    private void credit(Segment segment) {
        Region own = segment.region();
        Region holder = own.tag.equals("p") && own.parent != null ? own.parent : own;
        holder.proseWords += segment.words();
        if (holder.parent != null) {
            holder.parent.proseWords += segment.words() * 0.6;
            if (holder.parent.parent != null) {
                holder.parent.parent.proseWords += segment.words() * 0.3;
            }
        }
    }

    private void findTitle() {
        int before = 0;
        float closest = 0.6f;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean mayBe = segment.words() <= 40 && (segment.kind() == Block.Kind.HEADING || titleSegment < 0);
            titleOverlaps[i] = segment.words() <= 40 ? wording.titleOverlap(segment.text()) : 0;
            float overlap = mayBe ? titleOverlaps[i] : 0;
            float bonus = segment.region().tag.equals("h1") ? 0.3f : segment.kind() == Block.Kind.HEADING ? 0.15f : 0;
            if (overlap >= 0.6f && overlap + bonus > closest) {
                closest = overlap + bonus;
                titleSegment = i;
                titleWordsBefore = before;
            }
            before += segment.words();
        }
    }

    private static boolean isProse(Segment segment) {
        return segment.words() >= MIN_PROSE_WORDS && segment.linkDensity() < MAX_PROSE_LINK_DENSITY;
    }

    private void describe(int i) {
        Segment segment = segments.get(i);
        set(i, Feature.WORDS, log(segment.words()));
        set(i, Feature.LINK_DENSITY, segment.linkDensity());
        set(i, Feature.LINKS, Math.min(9, segment.links()));
        set(
                i,
                Feature.EMPHASIS,
                (double) segment.emphasizedChars() / segment.text().length());
        set(i, Feature.PARTS, Math.min(12, segment.parts()));
        set(i, Feature.PHRASE, phrases[i] ? 1 : 0);
        set(i, Feature.TAG, TAGS.indexOf(segment.region().tag));
        set(i, Feature.KIND, segment.kind().ordinal());
        set(i, Feature.COPIES, Math.min(9, copies.getOrDefault(segment.text(), 1)));
        set(i, Feature.TITLE_OVERLAP, titleOverlaps[i]);
        set(i, Feature.DESCRIPTION_OVERLAP, wording.descriptionOverlap(segment.text()));
        set(i, Feature.BODY_OVERLAP, wording.bodyOverlap(segment.text()));
        describeLetters(i, segment.text(), segment.words());
        describeNeighbours(i);
        describeParents(i, segment.region());
        describeAncestors(i, segment.region());
        set(i, Feature.PAGE_WORDS, log(pageWords));
        set(i, Feature.PAGE_PROSE, (double) proseWords / Math.max(1, pageWords));
        set(i, Feature.PAGE_LINK_DENSITY, (double) linkedWords / Math.max(1, pageWords));
        set(i, Feature.HAS_TITLE_SEGMENT, titleSegment >= 0 ? 1 : 0);
    }

    private void describeLetters(int i, String text, int words) {
        int commas = 0;
        int stops = 0;
        int digits = 0;
        int bars = 0;
        int capitals = 0;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            commas += c == ',' || c == '，' || c == '、' || c == '،' ? 1 : 0;
            stops += ".!?;。！？".indexOf(c) >= 0 ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
            bars += "|»›•/·→>".indexOf(c) >= 0 ? 1 : 0;
            capitals += before == ' ' && Character.isUpperCase(c) ? 1 : 0;
            before = c;
        }
        set(i, Feature.CHARS_PER_WORD, (double) text.length() / words);
        set(i, Feature.COMMAS_PER_WORD, (double) commas / words);
        set(i, Feature.STOPS, Math.min(20, stops));
        set(i, Feature.ENDS_SENTENCE, ending(text));
        set(i, Feature.DIGITS, (double) digits / text.length());
        set(i, Feature.BARS, Math.min(6, bars));
        set(i, Feature.CAPITALISED_WORDS, (double) capitals / words);
    }

    private static int ending(String text) {
        char last = text.charAt(text.length() - 1);
        if (text.endsWith("...") || last == '…') {
            return 1;
        }
        if (".!?。！？।".indexOf(last) >= 0) {
            return 3;
        }
        return "\"”»“)'’」』".indexOf(last) >= 0 ? 2 : last == ':' ? 4 : 0;
    }

    private void describeNeighbours(int i) {
        set(i, Feature.WORDS_BEFORE_1, wordsAt(i - 1));
        set(i, Feature.WORDS_BEFORE_2, wordsAt(i - 2));
        set(i, Feature.WORDS_AFTER_1, wordsAt(i + 1));
        set(i, Feature.WORDS_AFTER_2, wordsAt(i + 2));
        set(i, Feature.LINKS_BEFORE_1, linksAt(i - 1));
        set(i, Feature.LINKS_BEFORE_2, linksAt(i - 2));
        set(i, Feature.LINKS_AFTER_1, linksAt(i + 1));
        set(i, Feature.LINKS_AFTER_2, linksAt(i + 2));
        set(i, Feature.PHRASE_BEFORE, i > 0 && phrases[i - 1] ? 1 : 0);
        set(i, Feature.PHRASE_AFTER, i + 1 < phrases.length && phrases[i + 1] ? 1 : 0);
        set(i, Feature.SAME_PARENT_AS_BEFORE, sameParent(i, i - 1));
        set(i, Feature.SAME_PARENT_AS_AFTER, sameParent(i, i + 1));
        int words = 0;
        int linked = 0;
        for (int j = Math.max(0, i - WINDOW); j <= Math.min(segments.size() - 1, i + WINDOW); j++) {
            words += segments.get(j).words();
            linked += segments.get(j).linkedWords();
        }
        set(i, Feature.WINDOW_WORDS, log(words));
        set(i, Feature.WINDOW_LINK_DENSITY, (double) linked / Math.max(1, words));
    }

    private double wordsAt(int i) {
        return i < 0 || i >= segments.size() ? -1 : log(segments.get(i).words());
    }

    private double linksAt(int i) {
        return i < 0 || i >= segments.size() ? -1 : segments.get(i).linkDensity();
    }

    private int sameParent(int i, int j) {
        if (j < 0 || j >= segments.size()) {
            return 0;
        }
        Region one = segments.get(i).region();
        Region other = segments.get(j).region();
        return one == other ? 2 : one.parent == other.parent ? 1 : 0;
    }

    private void describeParents(int i, Region own) {
        Region parent = own.parent == null ? own : own.parent;
        Region grandparent = parent.parent == null ? parent : parent.parent;
        set(i, Feature.PARENT_PROSE, parent.proseWords / mostProse);
        set(i, Feature.GRANDPARENT_PROSE, grandparent.proseWords / mostProse);
        set(i, Feature.PARENT_WORDS, log(parent.words));
        set(i, Feature.PARENT_LINK_DENSITY, parent.linkDensity());
        set(i, Feature.PARENT_SEGMENTS, Math.min(40, parent.endSegment - parent.firstSegment));
        set(i, Feature.GRANDPARENT_WORDS, log(grandparent.words));
        set(i, Feature.GRANDPARENT_LINK_DENSITY, grandparent.linkDensity());
        int[] template = templates.getOrDefault(own.template, new int[] {1, 1, 0});
        set(i, Feature.TEMPLATE_WORDS, (double) template[0] / Math.max(1, pageWords));
        set(i, Feature.TEMPLATE_SEGMENTS, Math.min(60, template[1]));
        set(i, Feature.TEMPLATE_MEAN_WORDS, log(template[0] / template[1]));
        set(i, Feature.TEMPLATE_LINK_DENSITY, (double) template[2] / Math.max(1, template[0]));
    }

    private void describeAncestors(int i, Region own) {
        double bestProse = 0;
        for (ClassHints.Hint hint : HINTS) {
            set(i, Feature.of(hint), 2);
        }
        int near = 0;
        int up = 0;
        for (@Nullable Region region = own; region != null; region = region.parent, up++) {
            double share = (double) region.words / Math.max(1, pageWords);
            bestProse = Math.max(bestProse, region.proseWords / mostProse);
            near |= up < 3 ? region.hints : 0;
            markHints(i, region, share);
            markTag(i, region, share);
            if (region == best) {
                set(i, Feature.IN_BEST_REGION, 1);
            }
        }
        set(
                i,
                Feature.NEAR_HINTS,
                Integer.bitCount(near & ~(ClassHints.Hint.BODY.bit() | ClassHints.Hint.CONTENT.bit())));
        set(i, Feature.BEST_PROSE_ABOVE, bestProse);
        set(i, Feature.DEPTH, own.depth);
    }

    private void markHints(int i, Region region, double share) {
        if (region.hints == 0) {
            return;
        }
        for (ClassHints.Hint hint : HINTS) {
            if (region.is(hint)) {
                Feature feature = Feature.of(hint);
                set(i, feature, Math.min(rows[i][feature.ordinal()], share));
            }
        }
    }

    private void markTag(int i, Region region, double share) {
        @Nullable
        Feature feature = switch (region.tag) {
            case "article" -> Feature.IN_ARTICLE;
            case "main" -> Feature.IN_MAIN;
            case "aside" -> Feature.IN_ASIDE;
            case "nav" -> Feature.IN_NAV;
            case "footer" -> Feature.IN_FOOTER;
            case "header" -> Feature.IN_HEADER;
            case "form" -> Feature.IN_FORM;
            case "figure" -> Feature.IN_FIGURE;
            case "table" -> Feature.IN_TABLE;
            case "ul", "ol" -> Feature.IN_LIST;
            default -> null;
        };
        if (feature != null && rows[i][feature.ordinal()] == 0) {
            set(i, feature, Math.max(0.001, share));
        }
    }

    private void describePlaces() {
        int mostArticleWords = 1;
        int articles = 0;
        for (Region region : regions) {
            if (region.tag.equals("article")) {
                articles++;
                mostArticleWords = Math.max(mostArticleWords, region.words);
            }
        }
        int before = 0;
        int headingDistance = 99;
        boolean headingPhrase = false;
        for (int i = 0; i < rows.length; i++) {
            Segment segment = segments.get(i);
            set(i, Feature.PAGE_ARTICLES, Math.min(20, articles));
            double inArticle = rows[i][Feature.IN_ARTICLE.ordinal()] * pageWords;
            set(i, Feature.ARTICLE_RANK, articles == 0 ? -1 : inArticle / mostArticleWords);
            set(i, Feature.PLACE, (double) i / rows.length);
            set(i, Feature.PLACE_IN_WORDS, (double) before / Math.max(1, pageWords));
            set(i, Feature.FROM_TITLE, titleSegment < 0 ? -99 : Math.max(-50, Math.min(200, i - titleSegment)));
            set(i, Feature.WORDS_FROM_TITLE, titleSegment < 0 ? -99 : signedLog(before - titleWordsBefore));
            set(i, Feature.BEST_REGION_PLACE, placeInBest(i));
            set(i, Feature.AFTER_LAST_PROSE, lastProse < 0 ? -99 : Math.max(-60, Math.min(60, i - lastProse)));
            set(i, Feature.BEFORE_FIRST_PROSE, firstProse < 0 ? -99 : Math.max(-60, Math.min(60, i - firstProse)));
            headingDistance = Math.min(99, headingDistance + 1);
            if (segment.kind() == Block.Kind.HEADING) {
                headingDistance = 0;
                headingPhrase = phrases[i];
            }
            set(i, Feature.HEADING_DISTANCE, Math.min(30, headingDistance));
            set(i, Feature.HEADING_PHRASE, headingPhrase ? 1 : 0);
            before += segment.words();
        }
    }

    private double placeInBest(int i) {
        if (i < best.firstSegment) {
            return -1;
        }
        int size = Math.max(1, best.endSegment - best.firstSegment);
        return i >= best.endSegment ? 2 : (double) (i - best.firstSegment) / size;
    }

    private void set(int i, Feature feature, double value) {
        rows[i][feature.ordinal()] = (float) value;
    }

    private static double log(int words) {
        return Math.log1p(words);
    }

    private static double signedLog(int words) {
        return words < 0 ? -Math.log1p(-words) : Math.log1p(words);
    }
}
