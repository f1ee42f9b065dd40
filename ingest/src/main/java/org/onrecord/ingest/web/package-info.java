/**
 * What the web writes and every step must read the same way: addresses, registrable domains and dates. Pure: nothing
 * here reads a socket, a file of the user's or a clock.
 */
@NullMarked
package org.onrecord.ingest.web;

import org.jspecify.annotations.NullMarked;
