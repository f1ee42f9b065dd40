package org.onrecord.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Document;
import org.onrecord.streams.extract.ExtractedClaim;
import org.onrecord.streams.extract.Mention;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.topology.DocumentExtractor;

/**
 * Takes the place of the extractor where that is not what is looked at: it costs next to nothing and says what it is told
 * to. Reads lines such as {@code = Acme OWNS Bolt FIRST_PARTY AFFIRMED ACTIVE}; the others say nothing, but for {@code !},
 * which cannot be read.
 */
public final class LineExtractor implements DocumentExtractor {

    /** What a line that holds a claim begins with. */
    public static final String CLAIM = "= ";

    /** The line that cannot be read. */
    public static final String UNREADABLE = "!";

    private static final int WORDS = 6;

    @Override
    public String version() {
        return "lines";
    }

    @Override
    public List<ExtractedClaim> extract(Document document) {
        String text = document.content();
        List<ExtractedClaim> claims = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            if (text.startsWith(CLAIM, start)) {
                claims.add(claim(text.substring(start, end), start));
            } else if (end - start == 1 && text.startsWith(UNREADABLE, start)) {
                throw new IllegalArgumentException("This line cannot be read");
            }
            start = end + 1;
        }
        return claims;
    }

    private static ExtractedClaim claim(String line, int start) {
        List<String> words = Arrays.asList(line.substring(CLAIM.length()).split(" "));
        if (words.size() != WORDS) {
            throw new IllegalArgumentException("A claim has " + WORDS + " words: " + line);
        }
        int subject = start + CLAIM.length();
        int object = subject + words.get(0).length() + words.get(1).length() + 2;
        return new ExtractedClaim(
                mention(words.get(0), subject),
                Relation.valueOf(words.get(1)),
                mention(words.get(2), object),
                Polarity.valueOf(words.get(4)),
                Phase.valueOf(words.get(5)),
                Basis.valueOf(words.get(3)),
                new Span(start, start + line.length()),
                line,
                null,
                List.of(),
                Qualifiers.NONE,
                Set.of("FIRST_PARTY", "DIRECT_QUOTE").contains(words.get(3)) ? 0.9 : 0.6,
                "line");
    }

    private static Mention mention(String name, int start) {
        return new Mention(new Span(start, start + name.length()), name, name);
    }
}
