/**
 * The onrecord command: one class a subcommand. A command reads its options, calls the module that does the work, and
 * prints what came of it; nothing is decided here that another caller would need too.
 */
@NullMarked
package org.onrecord.app.command;

import org.jspecify.annotations.NullMarked;
