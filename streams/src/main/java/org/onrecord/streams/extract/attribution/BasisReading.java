package org.onrecord.streams.extract.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Cue;
import org.onrecord.streams.extract.Speaker;
import org.onrecord.streams.extract.text.Span;

/**
 * What a candidate rests on.
 *
 * @param evidence the candidate's evidence, widened where the words that decided stand in the next sentence
 */
record BasisReading(Basis basis, @Nullable Speaker speaker, List<Cue> cues, Span evidence) {
    BasisReading {
        cues = List.copyOf(cues);
    }
}
