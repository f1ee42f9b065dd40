package org.onrecord.streams.extract.attribution;

import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.text.PhraseMatcher.Match;

/**
 * A phase and how surely a passage tells it.
 *
 * @param strength 0 by default, 1 by tense, 2 by a word, 3 by a deed done
 */
record PhaseReading(Phase phase, int strength, @Nullable Match<CueKind> cue) {}
