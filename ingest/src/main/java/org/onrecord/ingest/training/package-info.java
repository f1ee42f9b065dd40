/**
 * Makes the model that tells an article's text from what surrounds it, out of pages that people labelled. Not used when
 * articles are read; the same pages and seed give the same weights.
 */
@NullMarked
package org.onrecord.ingest.training;

import org.jspecify.annotations.NullMarked;
