/**
 * The facts in a browser and over HTTP: a small JSON API on the fact store, a stream of changes, and the pages that use
 * both.
 */
@NullMarked
package org.onrecord.app.web;

import org.jspecify.annotations.NullMarked;
