/**
 * Scrapers: sources are visited, once or on their schedules, and what is new or changed goes to Kafka. {@link
 * org.onrecord.ingest.Ingest} is the way in; the packages below are its steps: source, fetch, article, publish.
 */
@NullMarked
package org.onrecord.ingest;

import org.jspecify.annotations.NullMarked;
