/**
 * Fits the extractor's model to labelled documents and measures it; a tool, no part of the running product.
 * Start at {@link org.onrecord.streams.training.TrainModel}.
 */
@NullMarked
package org.onrecord.streams.training;

import org.jspecify.annotations.NullMarked;
