/**
 * Measures the whole flow on the embedded servers, and what its parts reach alone.
 */
@NullMarked
package org.onrecord.app.bench;

import org.jspecify.annotations.NullMarked;
