/**
 * What a page says about its article: title, authors, dates, publisher, language, issuers. Data meant for machines is
 * believed where it is plausible, what readers see fills the gaps.
 */
@NullMarked
package org.onrecord.ingest.article.about;

import org.jspecify.annotations.NullMarked;
