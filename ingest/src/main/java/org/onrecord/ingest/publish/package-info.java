/**
 * From parsed articles to records on Kafka, each in one transaction with what ingest has to remember of it. Whatever
 * moment a process dies at, an article is published together with the memory of it or not at all.
 */
@NullMarked
package org.onrecord.ingest.publish;

import org.jspecify.annotations.NullMarked;
