/**
 * Who is who: the table of organisations, and the identity of a name that an article uses.
 * Pure; whoever reads a file or a topic hands its entries in as values.
 */
@NullMarked
package org.onrecord.streams.entity;

import org.jspecify.annotations.NullMarked;
