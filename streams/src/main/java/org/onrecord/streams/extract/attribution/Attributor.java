package org.onrecord.streams.extract.attribution;

import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.text.AnalysedText;

/** Judges candidates by their context; immutable and safe for many threads. */
public final class Attributor {
    private final CueLexicon lexicon;
    private final SpeakerNouns nouns;
    private final DocumentMarks marks;

    private Attributor(CueLexicon lexicon, SpeakerNouns nouns, DocumentMarks marks) {
        this.lexicon = lexicon;
        this.nouns = nouns;
        this.marks = marks;
    }

    /** The attributor with the lexicons that ship with the product. */
    public static Attributor standard() {
        return new Attributor(CueLexicon.standard(), SpeakerNouns.standard(), DocumentMarks.standard());
    }

    /**
     * Prepares a document. Quotations, speakers, cues and issuers are read when a candidate first needs them, so a
     * document without candidates costs nothing.
     */
    public DocumentAttribution read(AnalysedText text, Parties parties) {
        return new DocumentAttribution(new DocumentReading(text, parties, lexicon, nouns, marks));
    }

    /** A document whose candidates are judged; for one thread. Judging one takes time in the length of its sentence. */
    public static final class DocumentAttribution {
        private final CandidateJudge judge;

        private DocumentAttribution(DocumentReading document) {
            this.judge = new CandidateJudge(document);
        }

        /** What the context makes of the candidate. */
        public Judgement judge(Candidate candidate) {
            return judge.judge(candidate);
        }
    }
}
