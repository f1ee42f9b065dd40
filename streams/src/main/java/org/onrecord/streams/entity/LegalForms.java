package org.onrecord.streams.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The legal forms of companies in all countries, folded ("inc", "gmbh and co kg", "sdn bhd"). */
public final class LegalForms {

    private static final int MAX_WORDS = 5;
    private static final LegalForms BUNDLED = read("legal-forms.txt");

    private final Set<String> forms;

    private LegalForms(Set<String> forms) {
        this.forms = Set.copyOf(forms);
    }

    public static LegalForms bundled() {
        return BUNDLED;
    }

    /** Whether the folded words are a legal form as a whole. */
    public boolean contains(String folded) {
        return forms.contains(folded);
    }

    /** The folded name without legal forms at its end and "the" at its start; never empty unless the name is. */
    String strip(String folded) {
        String rest = folded.startsWith("the ") ? folded.substring(4) : folded;
        for (String shorter = withoutLast(rest); !shorter.equals(rest); shorter = withoutLast(rest)) {
            rest = shorter;
        }
        return rest;
    }

    private String withoutLast(String name) {
        int words = 0;
        String best = name;
        for (int space = name.lastIndexOf(' ');
                space > 0 && ++words <= MAX_WORDS;
                space = name.lastIndexOf(' ', space - 1)) {
            if (forms.contains(name.substring(space + 1))) {
                best = name.substring(0, space);
            }
        }
        return best.endsWith(" and") ? best.substring(0, best.length() - 4) : best;
    }

    private static LegalForms read(String resource) {
        try (InputStream in = LegalForms.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return checked(resource, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable resource " + resource, e);
        }
    }

    private static LegalForms checked(String resource, List<String> lines) {
        Set<String> forms = new HashSet<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String folded = NormalForm.folded(line);
            if (folded.isEmpty() || !forms.add(folded)) {
                throw new IllegalStateException(resource + ": duplicate or empty legal form '" + line + "'");
            }
        }
        return new LegalForms(forms);
    }
}
