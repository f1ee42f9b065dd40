package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.extract.Mention;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.Span;

/**
 * Reads lines such as {@code acme OWNS bolt FIRST_PARTY} or {@code acme OWNS bolt REPORTED DENIED ENDED}; the other lines
 * say nothing, but for the one that cannot be read at all.
 */
final class FixedExtractor implements DocumentExtractor {

    static final String UNREADABLE = "!";

    private final String version;
    private final @Nullable Basis instead;

    /** An extractor that takes every basis for what it says. */
    FixedExtractor(String version) {
        this(version, null);
    }

    /** An extractor that sees one basis everywhere. */
    FixedExtractor(String version, @Nullable Basis instead) {
        this.version = version;
        this.instead = instead;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<ExtractedClaim> extract(Document document) {
        List<ExtractedClaim> claims = new ArrayList<>();
        int start = 0;
        for (String line : document.content().split("\n")) {
            if (line.equals(UNREADABLE)) {
                throw new IllegalStateException("This line cannot be read");
            }
            String[] words = line.split(" ");
            if (words.length >= 4 && words[1].equals(words[1].toUpperCase(Locale.ROOT))) {
                claims.add(claim(line, words, start));
            }
            start += line.length() + 1;
        }
        return claims;
    }

    private ExtractedClaim claim(String line, String[] words, int start) {
        List<String> rest = List.of(words).subList(4, words.length);
        int object = start + words[0].length() + words[1].length() + 2;
        return new ExtractedClaim(
                new Mention(new Span(start, start + words[0].length()), words[0], words[0]),
                Relation.valueOf(words[1]),
                new Mention(new Span(object, object + words[2].length()), words[2], words[2]),
                rest.contains("DENIED") ? Polarity.DENIED : Polarity.AFFIRMED,
                rest.contains("ENDED") ? Phase.ENDED : Phase.ACTIVE,
                instead == null ? Basis.valueOf(words[3]) : instead,
                new Span(start, start + line.length()),
                line,
                null,
                List.of(),
                Qualifiers.NONE,
                0.9,
                "line");
    }
}
