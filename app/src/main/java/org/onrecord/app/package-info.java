/** The entry point of the command line. */
@NullMarked
package org.onrecord.app;

import org.jspecify.annotations.NullMarked;
