package org.onrecord.streams.extract.party;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a document tells about one name. */
final class NameEvidence {
    private static final int MAX_RUNS = 200;

    /** The name's bare normal form. */
    final String form;

    final BitSet features = new BitSet(NameFeature.COUNT);
    final List<NameRun> runs = new ArrayList<>();

    /** How often the document writes the name in each way. */
    final Map<String, Integer> spellings = new LinkedHashMap<>();

    /** Where the body first uses the name. */
    int firstToken = Integer.MAX_VALUE;

    int count;
    int persons;
    int places;
    int headlines;
    int sentenceStarts;
    int afterPlacePreposition;
    int afterComma;
    double score;

    NameEvidence(String form) {
        this.form = form;
    }

    void add(NameRun run, String spelling, boolean title) {
        count++;
        firstToken = title ? firstToken : Math.min(firstToken, run.firstToken());
        if (runs.size() < MAX_RUNS) {
            runs.add(run);
            spellings.merge(spelling, 1, Integer::sum);
        }
        persons += run.sort() == NameRun.Sort.PERSON ? 1 : 0;
        places += run.sort() == NameRun.Sort.PLACE ? 1 : 0;
    }

    void set(NameFeature feature) {
        features.set(feature.ordinal());
    }

    void set(NameFeature feature, boolean holds) {
        if (holds) {
            features.set(feature.ordinal());
        }
    }

    boolean has(NameFeature feature) {
        return features.get(feature.ordinal());
    }
}
