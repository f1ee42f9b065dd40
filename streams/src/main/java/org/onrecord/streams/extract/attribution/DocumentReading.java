package org.onrecord.streams.extract.attribution;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.party.Party;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;
import org.onrecord.streams.extract.text.Sentence;

/** What is the same for all candidates of a document, read when first asked for; for one thread. */
final class DocumentReading {
    private final AnalysedText text;
    private final Parties parties;
    private final CueLexicon lexicon;
    private final DocumentMarks marks;
    private final SpeakerFinder speakers;
    private final SpeechFinder speech;
    private final @Nullable SentenceReading[] sentences;
    private @Nullable QuoteSpeakers quotes;
    private @Nullable Set<Party> issuers;

    DocumentReading(AnalysedText text, Parties parties, CueLexicon lexicon, SpeakerNouns nouns, DocumentMarks marks) {
        this.text = text;
        this.parties = parties;
        this.lexicon = lexicon;
        this.marks = marks;
        this.speakers = new SpeakerFinder(text, parties, nouns);
        this.speech = new SpeechFinder(text, speakers);
        this.sentences = new SentenceReading[text.sentences().size()];
    }

    AnalysedText text() {
        return text;
    }

    Parties parties() {
        return parties;
    }

    SpeakerFinder speakers() {
        return speakers;
    }

    SentenceReading reading(Sentence sentence) {
        SentenceReading known = sentences[sentence.index()];
        if (known == null) {
            java.util.List<Match<CueKind>> cues = lexicon.in(text, sentence);
            known = new SentenceReading(sentence, cues, speech.in(sentence, cues));
            sentences[sentence.index()] = known;
        }
        return known;
    }

    QuoteSpeakers quotes() {
        QuoteSpeakers known = quotes;
        if (known == null) {
            known = new QuoteSpeakers(text, QuotationFinder.find(text), this);
            quotes = known;
        }
        return known;
    }

    /** The organisations whose own document it is. */
    Set<Party> issuers() {
        Set<Party> known = issuers;
        if (known == null) {
            known = FirstParty.issuers(
                    text, parties, marks, sentence -> reading(sentence).speech());
            issuers = known;
        }
        return known;
    }
}
