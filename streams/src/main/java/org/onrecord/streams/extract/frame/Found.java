package org.onrecord.streams.extract.frame;

import org.onrecord.streams.extract.syntax.Clause;
import org.onrecord.streams.extract.text.Sentence;

/** A proposal where it was found. */
public record Found(Sentence sentence, Clause clause, Proposal proposal) {}
