package org.onrecord.ingest.article.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes each segment by what a first guess said about those around it. */
final class Context {

    private static final int WINDOW = 4;
    private static final int MAX_GAP = 3;
    private static final float SURE = 0.5f;
    private static final double CORE_SHARE = 0.5;

    private final List<Segment> segments;
    private final List<Region> regions;
    private final float[] guesses;
    private final float[][] rows;
    private final double[] massBefore;
    private final int[] wordsBefore;
    private final double allMass;
    private int runStart;
    private int runEnd;
    private Region core;

    private Context(Outline outline, float[] guesses, float[][] rows) {
        this.segments = outline.segments;
        this.regions = outline.regions;
        this.guesses = guesses;
        this.rows = rows;
        this.massBefore = new double[guesses.length + 1];
        this.wordsBefore = new int[guesses.length + 1];
        for (int i = 0; i < guesses.length; i++) {
            massBefore[i + 1] = massBefore[i] + guesses[i] * segments.get(i).words();
            wordsBefore[i + 1] = wordsBefore[i] + segments.get(i).words();
        }
        this.allMass = Math.max(1, massBefore[guesses.length]);
        this.core = regions.get(0);
    }

    static void describe(Outline outline, float[] guesses, float[][] rows) {
        if (rows.length > 0) {
            Context context = new Context(outline, guesses, rows);
            context.findCore();
            context.findRun();
            context.describe();
        }
    }

    private double mass(int from, int to) {
        return massBefore[to] - massBefore[from];
    }

    private double share(Region region) {
        return mass(region.firstSegment, region.endSegment) / allMass;
    }

    private double mean(int from, int to) {
        return mass(from, to) / Math.max(1, wordsBefore[to] - wordsBefore[from]);
    }

    /** The innermost region that holds most of what is guessed to be the article. */
    private void findCore() {
        for (Region region : regions) {
            if (region.depth > core.depth && share(region) > CORE_SHARE) {
                core = region;
            }
        }
    }

    /** The heaviest run of likely segments that no wide gap parts. */
    private void findRun() {
        double heaviest = -1;
        int start = -1;
        int last = -1;
        for (int i = 0; i <= guesses.length; i++) {
            boolean sure = i < guesses.length && guesses[i] >= SURE;
            if (start >= 0 && (i == guesses.length || sure && i - last > MAX_GAP + 1)) {
                if (mass(start, last + 1) > heaviest) {
                    heaviest = mass(start, last + 1);
                    runStart = start;
                    runEnd = last + 1;
                }
                start = -1;
            }
            if (sure) {
                start = start < 0 ? i : start;
                last = i;
            }
        }
    }

    private void describe() {
        int first = 0;
        while (first < guesses.length - 1 && guesses[first] < SURE) {
            first++;
        }
        int last = guesses.length - 1;
        while (last > 0 && guesses[last] < SURE) {
            last--;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < guesses.length; i++) {
            Segment segment = segments.get(i);
            describeNeighbours(i);
            describeRegions(i, segment.region());
            describeRun(i);
            set(i, Feature.AFTER_LAST_SURE, clip(i - last));
            set(i, Feature.BEFORE_FIRST_SURE, clip(i - first));
            set(i, Feature.MASS_SHARE, mass(i, i + 1) / allMass);
            set(i, Feature.MASS_BEFORE, massBefore[i] / allMass);
            set(i, Feature.EARLIER_COPY, seen.merge(segment.text(), 1, Integer::sum) > 1 ? 1 : 0);
        }
    }

    private void describeNeighbours(int i) {
        set(i, Feature.GUESS, guesses[i]);
        set(i, Feature.GUESS_BEFORE_1, guess(i - 1));
        set(i, Feature.GUESS_BEFORE_2, guess(i - 2));
        set(i, Feature.GUESS_AFTER_1, guess(i + 1));
        set(i, Feature.GUESS_AFTER_2, guess(i + 2));
        set(i, Feature.GUESS_WINDOW, mean(Math.max(0, i - WINDOW), Math.min(guesses.length, i + WINDOW + 1)));
    }

    private void describeRegions(int i, Region own) {
        Region parent = own.parent == null ? own : own.parent;
        Region grandparent = parent.parent == null ? parent : parent.parent;
        set(i, Feature.GUESS_PARENT, mean(parent.firstSegment, parent.endSegment));
        set(i, Feature.GUESS_GRANDPARENT, mean(grandparent.firstSegment, grandparent.endSegment));
        set(i, Feature.MASS_PARENT, share(parent));
        set(i, Feature.MASS_GRANDPARENT, share(grandparent));
        Region branch = own;
        int levels = 0;
        for (@Nullable Region region = own; region != null && !holdsCore(region); region = region.parent) {
            branch = region;
            levels++;
        }
        Region joint = branch.parent == null || levels == 0 ? core : branch.parent;
        set(i, Feature.LEVELS_TO_CORE, Math.min(20, levels));
        set(i, Feature.CORE_GUESS, mean(joint.firstSegment, joint.endSegment));
        set(i, Feature.CORE_MASS, share(joint));
        set(i, Feature.BRANCH_GUESS, mean(branch.firstSegment, branch.endSegment));
        set(i, Feature.BRANCH_MASS, share(branch));
        set(i, Feature.BRANCH_WORDS, Math.log1p(branch.words));
        set(i, Feature.CORE_PLACE, i < core.firstSegment ? -1 : i >= core.endSegment ? 1 : 0);
    }

    private boolean holdsCore(Region region) {
        return region.firstSegment <= core.firstSegment
                && region.endSegment >= core.endSegment
                && region.depth <= core.depth;
    }

    private void describeRun(int i) {
        set(i, Feature.RUN_MASS, mass(runStart, runEnd) / allMass);
        set(i, Feature.RUN_GAP, i < runStart ? clip(i - runStart) : i >= runEnd ? clip(i - runEnd + 1) : 0);
        int words = i < runStart
                ? wordsBefore[i] - wordsBefore[runStart]
                : i >= runEnd ? wordsBefore[i] - wordsBefore[runEnd] : 0;
        set(i, Feature.WORDS_TO_RUN, Math.signum(words) * Math.log1p(Math.abs(words)));
        set(i, Feature.RUN_PLACE, runEnd == runStart ? -1 : (double) (i - runStart) / (runEnd - runStart));
    }

    private float guess(int i) {
        return i < 0 || i >= guesses.length ? -1 : guesses[i];
    }

    private static int clip(int distance) {
        return Math.max(-60, Math.min(60, distance));
    }

    private void set(int i, Feature feature, double value) {
        rows[i][feature.ordinal()] = (float) value;
    }
}
