package org.onrecord.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/** What an answer asks us to do next. */
sealed interface Outcome {

    /** The request is answered. */
    record Done(FetchResult result) implements Outcome {}

    /** The document is elsewhere. */
    record Redirect(WebAddress target, boolean permanent) implements Outcome {}

    /**
     * The same request may succeed later.
     *
     * @param askedWait what the server asked for, or null
     */
    record Retry(String reason, @Nullable Duration askedWait) implements Outcome {}

    /** Reads an answer to a request for an address. */
    static Outcome of(HttpExchange.Answer answer, WebAddress address, boolean conditional, Instant now) {
        int status = answer.status();
        return switch (status) {
            case 200, 203 -> new Done(fetched(answer, address));
            case 304 ->
                conditional
                        ? new Done(new FetchResult.NotModified(address))
                        : new Done(failed("304 without a conditional request"));
            case 301, 302, 303, 307, 308 -> redirect(answer, address, status == 301 || status == 308);
            case 404, 410 -> new Done(new FetchResult.Gone(status));
            case 408, 425, 429 -> retry(answer, now);
            default -> status >= 500 ? retry(answer, now) : new Done(failed("HTTP " + status));
        };
    }

    private static Outcome retry(HttpExchange.Answer answer, Instant now) {
        Duration wait = RetryAfter.parse(answer.header("retry-after"), now).orElse(null);
        return new Retry("HTTP " + answer.status(), wait);
    }

    private static Outcome redirect(HttpExchange.Answer answer, WebAddress address, boolean permanent) {
        String location = answer.header("location");
        Optional<WebAddress> target = location.isBlank() ? Optional.empty() : address.resolve(location);
        return target.<Outcome>map(t -> new Redirect(t, permanent))
                .orElseGet(() -> new Done(new FetchResult.Refused(
                        "redirected to what is no http or https address: " + shortened(location))));
    }

    private static FetchResult fetched(HttpExchange.Answer answer, WebAddress address) {
        String[] contentType = answer.header("content-type").split(";", -1);
        String charset = null;
        for (int i = 1; i < contentType.length; i++) {
            String parameter = contentType[i].strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
                charset = parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .replace("'", "")
                        .strip();
            }
        }
        Validators validators =
                new Validators(answer.headers().get("etag"), answer.headers().get("last-modified"));
        String mediaType = contentType[0].strip().toLowerCase(Locale.ROOT);
        return new FetchResult.Fetched(address, null, mediaType, charset, answer.body(), validators);
    }

    private static FetchResult failed(String reason) {
        return new FetchResult.Failed(reason, null);
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
