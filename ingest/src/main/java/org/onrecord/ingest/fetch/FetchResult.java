package org.onrecord.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/** What became of a request. */
public sealed interface FetchResult {

    /**
     * The document came.
     *
     * @param address where it was after redirects
     * @param movedTo where the requested address has moved for good, or null
     * @param mediaType type and subtype in lower case, empty when the server named none
     * @param charset as the server named it, or null
     * @param bytes the body, decompressed
     * @param validators to be sent with the next request, exactly as received
     */
    record Fetched(
            WebAddress address,
            @Nullable WebAddress movedTo,
            String mediaType,
            @Nullable String charset,
            byte[] bytes,
            Validators validators)
            implements FetchResult {}

    /** The document is as it was when the validators that were sent were received. */
    record NotModified(WebAddress address) implements FetchResult {}

    /** The server says that there is no such document (404) or no longer (410). */
    record Gone(int status) implements FetchResult {}

    /**
     * We do not ask for it: robots.txt, the network that it is in, or the bounds of the source forbid it, or the
     * document exceeds a limit.
     *
     * @param reason one line for a person
     */
    record Refused(String reason) implements FetchResult {}

    /**
     * It did not work this time, which says nothing about the document.
     *
     * @param reason one line for a person
     * @param retryAfter when the server or the circuit breaker allows the next try, or null
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements FetchResult {}
}
