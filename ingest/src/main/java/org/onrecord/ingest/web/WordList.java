package org.onrecord.ingest.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** A list of lower-case words from a resource, one a line, {@code #} for comments; a word that ends in {@code *} stands for every word that begins so. */
final class WordList {

    private final Set<String> words = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    private WordList() {}

    /**
     * @throws IllegalStateException when the resource is missing or a line is doubled, empty of letters or not in lower
     *     case
     */
    static WordList load(String resource) {
        WordList list = new WordList();
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    list.add(resource, line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    boolean matches(String word) {
        return words.contains(word) || prefixes.stream().anyMatch(word::startsWith);
    }

    private void add(String resource, String word) {
        boolean isPrefix = word.endsWith("*");
        String bare = isPrefix ? word.substring(0, word.length() - 1) : word;
        boolean added = isPrefix ? prefixes.add(bare) : words.add(bare);
        if (!added || bare.isEmpty() || !bare.equals(bare.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalStateException(resource + ": '" + word + "' is doubled, empty or not in lower case");
        }
    }
}
