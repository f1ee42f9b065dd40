package org.onrecord.streams.extract.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in one pass over the tokens (Aho and Corasick 1975, with words for letters); immutable. Words are
 * compared by {@link Token#lower()}, or by {@link Token#text()} for a matcher that heeds case.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseMatcher<V> {
    private final boolean heedsCase;
    private final Map<String, Integer> words;
    private final Map<Long, Integer> edges;
    private final int[] failure;
    private final List<List<Phrase<V>>> outputs;

    private PhraseMatcher(
            boolean heedsCase,
            Map<String, Integer> words,
            Map<Long, Integer> edges,
            int[] failure,
            List<List<Phrase<V>>> outputs) {
        this.heedsCase = heedsCase;
        this.words = words;
        this.edges = edges;
        this.failure = failure;
        this.outputs = outputs;
    }

    private record Phrase<V>(int length, V value) {}

    /**
     * An occurrence.
     *
     * @param firstToken inclusive
     * @param endToken exclusive
     */
    public record Match<V>(int firstToken, int endToken, V value) {}

    /** Every occurrence in tokens {@code from} to {@code to}, also overlapping ones, in order of their ends. */
    public List<Match<V>> matches(List<Token> tokens, int from, int to) {
        List<Match<V>> matches = new ArrayList<>();
        int state = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            Integer word = words.get(heedsCase ? token.text() : token.lower());
            if (word == null) {
                state = 0;
                continue;
            }
            state = next(state, word);
            for (Phrase<V> phrase : outputs.get(state)) {
                matches.add(new Match<>(i + 1 - phrase.length, i + 1, phrase.value));
            }
        }
        return matches;
    }

    /** As {@link #matches}, but of overlapping occurrences only the leftmost and, among those, the longest. */
    public List<Match<V>> longestMatches(List<Token> tokens, int from, int to) {
        List<Match<V>> sorted = new ArrayList<>(matches(tokens, from, to));
        sorted.sort((a, b) -> a.firstToken != b.firstToken
                ? Integer.compare(a.firstToken, b.firstToken)
                : Integer.compare(b.endToken, a.endToken));
        List<Match<V>> longest = new ArrayList<>();
        int end = from;
        for (Match<V> match : sorted) {
            if (match.firstToken >= end) {
                longest.add(match);
                end = match.endToken;
            }
        }
        return longest;
    }

    private int next(int from, int word) {
        int state = from;
        while (true) {
            Integer target = edges.get(edge(state, word));
            if (target != null) {
                return target;
            }
            if (state == 0) {
                return 0;
            }
            state = failure[state];
        }
    }

    private static long edge(int state, int word) {
        return ((long) state << 32) | word;
    }

    public static <V> Builder<V> ignoringCase() {
        return new Builder<>(false);
    }

    public static <V> Builder<V> heedingCase() {
        return new Builder<>(true);
    }

    /** Collects phrases. */
    public static final class Builder<V> {
        private final boolean heedsCase;
        private final Map<String, Integer> words = new HashMap<>();
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<List<Phrase<V>>> outputs = new ArrayList<>();
        private final List<int[]> parents = new ArrayList<>();

        private Builder(boolean heedsCase) {
            this.heedsCase = heedsCase;
            addState(0, -1);
        }

        private int addState(int parent, int word) {
            outputs.add(new ArrayList<>(1));
            parents.add(new int[] {parent, word});
            return outputs.size() - 1;
        }

        /** Adds a phrase, cut into words as documents are. */
        public Builder<V> add(String phrase, V value) {
            List<Token> tokens = Tokenizer.standard().tokenize(phrase);
            if (tokens.isEmpty()) {
                throw new IllegalArgumentException("empty phrase for " + value);
            }
            int state = 0;
            for (Token token : tokens) {
                String key = heedsCase ? token.text() : token.lower();
                int word = words.computeIfAbsent(key, k -> words.size());
                Integer target = edges.get(edge(state, word));
                if (target == null) {
                    target = addState(state, word);
                    edges.put(edge(state, word), target);
                }
                state = target;
            }
            outputs.get(state).add(new Phrase<>(tokens.size(), Objects.requireNonNull(value)));
            return this;
        }

        public PhraseMatcher<V> build() {
            List<List<Integer>> children = new ArrayList<>();
            for (int state = 0; state < outputs.size(); state++) {
                children.add(new ArrayList<>(1));
                if (state > 0) {
                    children.get(parents.get(state)[0]).add(state);
                }
            }
            int[] failure = new int[outputs.size()];
            Deque<Integer> queue = new ArrayDeque<>(children.get(0));
            while (!queue.isEmpty()) {
                int state = queue.remove();
                link(state, failure);
                queue.addAll(children.get(state));
            }
            List<List<Phrase<V>>> frozen = new ArrayList<>();
            outputs.forEach(phrases -> frozen.add(List.copyOf(phrases)));
            return new PhraseMatcher<>(heedsCase, Map.copyOf(words), Map.copyOf(edges), failure, frozen);
        }

        private void link(int state, int[] failure) {
            int parent = parents.get(state)[0];
            int word = parents.get(state)[1];
            if (parent != 0) {
                int fallback = failure[parent];
                @Nullable Integer target = edges.get(edge(fallback, word));
                while (target == null && fallback != 0) {
                    fallback = failure[fallback];
                    target = edges.get(edge(fallback, word));
                }
                failure[state] = target == null ? 0 : target;
            }
            outputs.get(state).addAll(outputs.get(failure[state]));
        }
    }
}
