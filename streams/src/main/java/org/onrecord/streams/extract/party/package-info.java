/**
 * Finds the organisations of a document and every place that names or refers to one.
 * Start at {@link org.onrecord.streams.extract.party.PartyFinder}.
 */
@NullMarked
package org.onrecord.streams.extract.party;

import org.jspecify.annotations.NullMarked;
