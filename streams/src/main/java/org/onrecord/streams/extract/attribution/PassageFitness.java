package org.onrecord.streams.extract.attribution;

import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Sentence;

/** Scores how well a sentence shows a claim to a reader: by itself, early, with the parties' names, and not too long. */
final class PassageFitness {
    private static final double NAMES = 1.5;
    private static final double SPOKEN = 1.5;
    private static final double TITLE = -1;
    private static final double PART = -1;
    private static final double TAIL = -3;
    private static final double LENGTH_PENALTY = 0.02;
    private static final double PLACE_PENALTY = 0.05;
    private static final int LONG = 45;

    private final AnalysedText text;

    PassageFitness(AnalysedText text) {
        this.text = text;
    }

    double of(SentenceReading reading, Candidate candidate) {
        Sentence sentence = reading.sentence();
        double score = named(candidate.subjectMention(), sentence) + named(candidate.objectMention(), sentence);
        for (SpeechFrame frame : reading.speech()) {
            if (frame.kind() == CueKind.NOUN && !frame.silent()) {
                score += SPOKEN;
                break;
            }
        }
        score += switch (sentence.kind()) {
            case TITLE -> TITLE;
            case HEADING, LIST_ITEM -> PART;
            case BODY -> 0;
        };
        if (tail(sentence)) {
            score += TAIL;
        }
        score -= LENGTH_PENALTY * Math.max(0, sentence.size() - LONG);
        return score - PLACE_PENALTY * sentence.index();
    }

    private static double named(PartyMention mention, Sentence sentence) {
        return mention.sentence() == sentence.index() && mention.form() == PartyMention.Form.NAME ? NAMES : 0;
    }

    /** "The post … appeared first on …". */
    private boolean tail(Sentence sentence) {
        return text.token(sentence.firstToken()).is("the")
                && sentence.size() > 1
                && text.token(sentence.firstToken() + 1).is("post");
    }
}
