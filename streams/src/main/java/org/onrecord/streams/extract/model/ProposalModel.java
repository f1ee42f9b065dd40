package org.onrecord.streams.extract.model;

import java.util.List;

/** Tells how likely a proposal is a claim. */
public interface ProposalModel {
    /** The probability, 0 to 1, that a proposal with the features is a claim. */
    double probability(List<String> features);
}
