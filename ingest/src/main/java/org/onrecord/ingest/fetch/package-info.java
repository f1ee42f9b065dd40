/**
 * Fetching from the web as a guest: robots.txt, pauses and back-off per host, conditional requests, and limits on
 * everything that a server can send. Whatever a server does ends as a {@link org.onrecord.ingest.fetch.FetchResult}.
 */
@NullMarked
package org.onrecord.ingest.fetch;

import org.jspecify.annotations.NullMarked;
