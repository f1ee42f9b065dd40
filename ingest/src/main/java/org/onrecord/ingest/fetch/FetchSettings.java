package org.onrecord.ingest.fetch;

/**
 * How the fetcher behaves towards every host.
 *
 * @param userAgent sent with every request; its first word up to the slash is the name that robots.txt is asked for
 * @param connectTimeoutMillis for one address of a host
 * @param readTimeoutMillis the longest silence of a server
 * @param deadlineMillis for one exchange from the request to the last byte, however busy the server keeps us
 * @param attempts at one address, 1 or more
 * @param backOffMillis before the second attempt; doubles with every further one, with jitter
 * @param maxWaitMillis the longest that an attempt waits for its turn to try again; beyond it the result is Failed
 * @param breakerFailures consecutive failures of a host after which it is left alone
 * @param breakerOpenMillis how long it is left alone at first; doubles up to an hour
 * @param robotsCacheMillis how long robots.txt is believed, at most 24 hours
 * @param maxRedirects hops that are followed
 * @param threads requests under way in all
 */
public record FetchSettings(
        String userAgent,
        int connectTimeoutMillis,
        int readTimeoutMillis,
        int deadlineMillis,
        int attempts,
        long backOffMillis,
        long maxWaitMillis,
        int breakerFailures,
        long breakerOpenMillis,
        long robotsCacheMillis,
        int maxRedirects,
        int threads) {

    private static final long DAY_MILLIS = 86_400_000;

    public FetchSettings {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The user agent must be printable ASCII: '" + userAgent + "'");
        }
        if (attempts < 1 || breakerFailures < 1 || threads < 1 || maxRedirects < 0) {
            throw new IllegalArgumentException("Attempts, breaker failures and threads must be at least 1");
        }
        if (robotsCacheMillis > DAY_MILLIS) {
            throw new IllegalArgumentException("robots.txt may be believed for 24 hours at the most");
        }
    }

    /** Settings for the open web. */
    public static FetchSettings defaults(String userAgent) {
        return new FetchSettings(userAgent, 10_000, 20_000, 60_000, 3, 1_000, 60_000, 5, 60_000, DAY_MILLIS, 10, 32);
    }

    /** The product token that robots.txt groups are matched with. */
    public String robotsToken() {
        int end = 0;
        while (end < userAgent.length()
                && (Character.isLetterOrDigit(userAgent.charAt(end)) || "-_".indexOf(userAgent.charAt(end)) >= 0)) {
            end++;
        }
        return userAgent.substring(0, end).toLowerCase(java.util.Locale.ROOT);
    }
}
