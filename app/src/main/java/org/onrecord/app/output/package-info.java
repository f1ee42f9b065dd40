/**
 * How results reach a person or a program: the same listing as an aligned table, as JSON or as CSV.
 */
@NullMarked
package org.onrecord.app.output;

import org.jspecify.annotations.NullMarked;
