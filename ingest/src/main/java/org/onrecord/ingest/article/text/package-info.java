/**
 * Finds the running text of an article among everything that a page shows. The page is cut into segments, each is
 * described by numbers that hold for any site, a small model trained on labelled pages weighs them, and the part of the
 * page that weighs most is the article.
 */
@NullMarked
package org.onrecord.ingest.article.text;

import org.jspecify.annotations.NullMarked;
