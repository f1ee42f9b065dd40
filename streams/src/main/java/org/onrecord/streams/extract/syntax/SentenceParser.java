package org.onrecord.streams.extract.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;

/** Parses sentences lightly; immutable and safe for many threads. */
public final class SentenceParser {
    private final Tagger tagger;
    private final Chunker chunker;

    private SentenceParser(Tagger tagger, Chunker chunker) {
        this.tagger = tagger;
        this.chunker = chunker;
    }

    /** The parser with the lexicons that ship with the product; see {@link Tagger#standard} for the compounds. */
    public static SentenceParser standard(PhraseMatcher<String> compounds) {
        return new SentenceParser(Tagger.standard(compounds), Chunker.standard());
    }

    public Clause parse(AnalysedText text, Sentence sentence, List<PartyMention> mentions) {
        List<Unit> units = tagger.tag(text, sentence, mentions);
        Set<String> adverbs = new HashSet<>();
        for (Unit unit : units) {
            if (unit.is(Tag.ADVERB)) {
                adverbs.add(unit.lower());
            }
        }
        boolean headline = sentence.kind() == Sentence.Kind.TITLE || sentence.kind() == Sentence.Kind.HEADING;
        return new Clause(chunker.chunk(units), adverbs, headline);
    }
}
