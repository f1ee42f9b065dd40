package org.onrecord.streams.training;

import java.util.List;

/**
 * A proposal with its label.
 *
 * @param weight how much it counts, 1 for an ordinary one
 */
record Example(List<String> features, boolean positive, double weight) {
    Example {
        features = List.copyOf(features);
    }
}
