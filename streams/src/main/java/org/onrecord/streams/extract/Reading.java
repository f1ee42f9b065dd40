package org.onrecord.streams.extract;

import java.util.List;
import org.onrecord.streams.extract.frame.Found;
import org.onrecord.streams.extract.party.Parties;
import org.onrecord.streams.extract.text.AnalysedText;

/**
 * A document up to the point where a model decides: its proposals with their features.
 *
 * @param features one list for each proposal
 */
public record Reading(AnalysedText text, Parties parties, List<Found> found, List<List<String>> features) {
    public Reading {
        found = List.copyOf(found);
        features = List.copyOf(features);
    }
}
