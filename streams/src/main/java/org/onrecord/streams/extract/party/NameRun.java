package org.onrecord.streams.extract.party;

/**
 * A stretch of capitalised words that may be a name, in one place of the text.
 *
 * @param firstToken inclusive
 * @param endToken exclusive
 * @param sentence the index of the sentence
 * @param sort what the words themselves say
 * @param knownEnd the end of a known name that starts the run, or {@code firstToken} when none does
 */
record NameRun(int firstToken, int endToken, int sentence, Sort sort, int knownEnd) {

    enum Sort {
        /** Nothing tells yet. */
        OPEN,
        /** A title, a role or an apposition makes it a person. */
        PERSON,
        PLACE
    }

    int size() {
        return endToken - firstToken;
    }

    boolean known() {
        return knownEnd == endToken;
    }

    NameRun withSort(Sort other) {
        return new NameRun(firstToken, endToken, sentence, other, knownEnd);
    }
}
