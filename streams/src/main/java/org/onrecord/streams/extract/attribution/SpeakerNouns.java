package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.PhraseMatcher;

/** The nouns of {@code speaker-nouns.tsv}, which tell who speaks; immutable. */
final class SpeakerNouns {
    enum Kind {
        ROLE,
        VOICE,
        DOCUMENT,
        COMPANY,
        BOTH,
        OUTSIDER,
        ANONYMOUS;

        boolean person() {
            return this == ROLE || this == VOICE;
        }
    }

    private final PhraseMatcher<Kind> matcher;

    private SpeakerNouns(PhraseMatcher<Kind> matcher) {
        this.matcher = matcher;
    }

    static SpeakerNouns standard() {
        PhraseMatcher.Builder<Kind> builder = PhraseMatcher.ignoringCase();
        for (List<String> row :
                LexiconFile.ofRows(SpeakerNouns.class, "speaker-nouns.tsv").rows()) {
            Kind kind = Kind.valueOf(row.get(0));
            CueLexicon.expand(row.get(1)).forEach(phrase -> builder.add(phrase, kind));
        }
        return new SpeakerNouns(builder.build());
    }

    List<PhraseMatcher.Match<Kind>> in(AnalysedText text, int firstToken, int endToken) {
        return matcher.longestMatches(text.tokens(), firstToken, endToken);
    }
}
