/**
 * Decides who says a claim, whether it is affirmed or denied, in which phase it is, and whether it is official.
 * Start at {@link org.onrecord.streams.extract.attribution.Attributor}.
 */
@NullMarked
package org.onrecord.streams.extract.attribution;

import org.jspecify.annotations.NullMarked;
