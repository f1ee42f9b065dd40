package org.onrecord.streams.story;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * Signs a text by its content alone, so that copies can be recognised whatever the order in which they arrive: two texts
 * are copies when their signatures share a part. Error rates are in {@code docs/stories.md}.
 *
 * <p>The method is MinHash over runs of words (A. Broder, "On the resemblance and containment of documents", 1997), cut
 * into bands as in locality-sensitive hashing (P. Indyk and R. Motwani, 1998).
 */
public final class StorySignature {

    /** How many words follow each other in a run. */
    static final int RUN_WORDS = 2;
    /** How many parts a signature has. */
    static final int BANDS = 12;
    /** How many smallest hashes of runs have to agree for a part to agree. */
    static final int ROWS = 3;
    /** Texts are read up to here: what copies share stands at the beginning. */
    static final int TEXT_UNITS_MAX = 100_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int PERMUTATIONS_MAX = 64;
    private static final char[] LATIN = latin();
    private static final long[] SEEDS = randoms(1);
    private static final long[] MULTIPLIERS = randoms(2);

    private StorySignature() {}

    /** The signature of a text: parts of 8 hexadecimal digits, separated by dots; empty for a text without words. */
    public static String of(String text) {
        return of(text, RUN_WORDS, BANDS, ROWS);
    }

    /** A name for the text of a signature: its first part, which most copies share. */
    public static String idOf(String signature) {
        int end = signature.indexOf('.');
        return end < 0 ? signature : signature.substring(0, end);
    }

    static String of(String text, int runWords, int bands, int rows) {
        long[] smallest = new long[bands * rows];
        Arrays.fill(smallest, Long.MAX_VALUE);
        long[] run = new long[runWords];
        int words = 0;
        int end = Math.min(text.length(), TEXT_UNITS_MAX);
        int position = 0;
        while (position < end) {
            int start = position;
            long hash = FNV_OFFSET;
            for (char unit; position < end && (unit = wordUnit(text.charAt(position))) != 0; position++) {
                hash = (hash ^ unit) * FNV_PRIME;
            }
            if (position == start) {
                position++;
                continue;
            }
            run[words++ % runWords] = hash;
            if (words >= runWords) {
                lower(smallest, hashOfRun(run, words));
            }
        }
        if (words == 0) {
            return "";
        }
        if (words < runWords) {
            lower(smallest, hashOfRun(run, words));
        }
        return parts(smallest, rows);
    }

    /** The unit in lower case where it belongs to a word, else 0. */
    private static char wordUnit(char unit) {
        if (unit < LATIN.length) {
            return LATIN[unit];
        }
        return Character.isLetterOrDigit(unit) ? Character.toLowerCase(unit) : 0;
    }

    private static char[] latin() {
        char[] units = new char[128];
        for (char unit = 0; unit < units.length; unit++) {
            units[unit] = Character.isLetterOrDigit(unit) ? Character.toLowerCase(unit) : 0;
        }
        return units;
    }

    private static long hashOfRun(long[] run, int words) {
        long hash = 0;
        for (int i = 0; i < run.length; i++) {
            hash = mix(hash * 31 + run[(words + i) % run.length]);
        }
        return hash;
    }

    private static void lower(long[] smallest, long hash) {
        for (int i = 0; i < smallest.length; i++) {
            long permuted = (hash ^ SEEDS[i]) * MULTIPLIERS[i];
            if (permuted < smallest[i]) {
                smallest[i] = permuted;
            }
        }
    }

    private static String parts(long[] smallest, int rows) {
        StringJoiner parts = new StringJoiner(".");
        for (int i = 0; i < smallest.length; i += rows) {
            long hash = i;
            for (int row = 0; row < rows; row++) {
                hash = mix(hash * 31 + smallest[i + row]);
            }
            parts.add(HexFormat.of().toHexDigits((int) hash));
        }
        return parts.toString();
    }

    /** The finalizer of SplitMix64 (G. Steele and others, 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Odd numbers, so that multiplying by them permutes. */
    private static long[] randoms(int stream) {
        long[] randoms = new long[PERMUTATIONS_MAX];
        for (int i = 0; i < randoms.length; i++) {
            randoms[i] = mix((stream * PERMUTATIONS_MAX + i) * 0x9e3779b97f4a7c15L) | 1;
        }
        return randoms;
    }
}
