package org.onrecord.streams.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.LexiconFile;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Token;

/** Finds the proper name of the alliance or consortium that a sentence speaks of: "the L-mount alliance". */
final class GroupNames {
    private static final int MAX_WORDS = 6;

    private final Set<String> nouns = new HashSet<>();

    private GroupNames() {
        for (List<String> row :
                LexiconFile.of(GroupNames.class, "group-nouns.txt").rows()) {
            nouns.add(row.get(0));
        }
    }

    static GroupNames standard() {
        return new GroupNames();
    }

    /** The first such name in the document's words; null where there is none, and in headlines, where all is capitalised. */
    @Nullable
    String in(AnalysedText text, Sentence sentence) {
        if (sentence.kind() == Sentence.Kind.TITLE || sentence.kind() == Sentence.Kind.HEADING) {
            return null;
        }
        for (int i = sentence.firstToken() + 1; i < sentence.endToken(); i++) {
            if (nouns.contains(text.token(i).lower())) {
                int first = start(text, sentence, i);
                if (first < i) {
                    return text.token(first)
                            .span()
                            .through(text.token(i).span())
                            .in(text.content());
                }
            }
        }
        return null;
    }

    /** The first word of the name that ends in the noun; the noun itself where no name stands before it. */
    private static int start(AnalysedText text, Sentence sentence, int noun) {
        int first = noun;
        boolean proper = false;
        for (int i = noun - 1; i >= sentence.firstToken() && noun - i <= MAX_WORDS; i--) {
            Token token = text.token(i);
            boolean name = token.word() && token.capitalised() && i > sentence.firstToken();
            boolean joined = token.is("-")
                    || i > sentence.firstToken() && text.token(i - 1).is("-");
            if (!name && !joined) {
                break;
            }
            proper |= name;
            first = token.is("-") ? first : i;
        }
        return proper ? first : noun;
    }
}
