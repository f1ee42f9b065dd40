package org.onrecord.ingest.article;

import org.jspecify.annotations.Nullable;

/**
 * A document as it was received, with what its source knows about it.
 *
 * @param url where it was found after redirects: an http, https, file or mid address
 * @param mediaType type and subtype in lower case, without parameters, such as {@code text/html}
 * @param charset the character set that the transport named, which may be unknown or wrong
 * @param bytes the document, decompressed; not copied, so nobody may write to it
 */
public record Page(String url, String mediaType, @Nullable String charset, byte[] bytes, Hints hints) {}
