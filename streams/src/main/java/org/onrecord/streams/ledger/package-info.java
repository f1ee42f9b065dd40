/**
 * Keeps what is said about each claim: from the pieces of evidence that came and went to the claim's state and the change
 * that subscribers see. Pure and free of order: start at {@link org.onrecord.streams.ledger.ClaimLedger}.
 */
@NullMarked
package org.onrecord.streams.ledger;

import org.jspecify.annotations.NullMarked;
