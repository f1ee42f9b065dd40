/**
 * Recomputes the facts from the articles with the batch oracle, and compares what the topics and the fact store hold with
 * them. Start at {@link org.onrecord.app.verify.Verification}.
 */
@NullMarked
package org.onrecord.app.verify;

import org.jspecify.annotations.NullMarked;
