package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.onrecord.streams.extract.text.PhraseMatcher;
import org.onrecord.streams.extract.text.Sentence;

/** A sentence with what the lexicons find in it, read once for all its candidates. */
record SentenceReading(Sentence sentence, List<PhraseMatcher.Match<CueKind>> cues, List<SpeechFrame> speech) {
    SentenceReading {
        cues = List.copyOf(cues);
        speech = List.copyOf(speech);
    }
}
