/**
 * Recognises copies of one text by their content, so that a story which many outlets reprint counts once. Pure: start at
 * {@link org.onrecord.streams.story.StorySignature}.
 */
@NullMarked
package org.onrecord.streams.story;

import org.jspecify.annotations.NullMarked;
