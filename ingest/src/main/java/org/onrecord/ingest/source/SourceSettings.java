package org.onrecord.ingest.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Publisher;

/**
 * What every source has, whatever its type.
 *
 * @param name unique in its file; the key of the source's state
 * @param publisher null where the pages tell
 * @param organisation the organisation whose own site this is, or null
 * @param language a BCP 47 tag, or null where the pages tell
 * @param include paths that are taken; all when empty
 * @param exclude paths that are not taken after all
 * @param hosts further hosts that requests may go to
 * @param anyHost whether requests may go to any host that the source links to
 * @param intervalMillis between requests to one host, or null for the default
 * @param headers sent to the hosts of the source only; their values are secrets
 * @param hostConcurrency how many requests may be under way at one host
 * @param limit the most documents that one visit takes
 * @param recheckFor how long after it was first seen a document is looked at again though no longer listed
 */
public record SourceSettings(
        String name,
        @Nullable Publisher publisher,
        @Nullable String organisation,
        DocumentKind documentKind,
        @Nullable String language,
        Schedule schedule,
        List<Glob> include,
        List<Glob> exclude,
        Set<String> hosts,
        boolean anyHost,
        boolean allowPrivateNetwork,
        @Nullable Long intervalMillis,
        int hostConcurrency,
        Map<String, String> headers,
        long maxPageBytes,
        long maxFeedBytes,
        int limit,
        Duration recheckFor) {

    /** The default of {@link #maxPageBytes()}. */
    public static final long MAX_PAGE_BYTES = 10L << 20;

    /** The default of {@link #maxFeedBytes()}. */
    public static final long MAX_FEED_BYTES = 20L << 20;

    /** The default of {@link #limit()}. */
    public static final int MAX_DOCUMENTS = 50_000;

    /** The default of {@link #recheckFor()}. */
    public static final Duration RECHECK_FOR = Duration.ofDays(14);

    public SourceSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        hosts = Set.copyOf(hosts);
        headers = Map.copyOf(headers);
    }

    /** A source with nothing but a name, and the defaults. */
    public static SourceSettings named(String name) {
        return new SourceSettings(
                name,
                null,
                null,
                DocumentKind.UNKNOWN,
                null,
                Schedule.DEFAULT,
                List.of(),
                List.of(),
                Set.of(),
                false,
                false,
                null,
                1,
                Map.of(),
                MAX_PAGE_BYTES,
                MAX_FEED_BYTES,
                MAX_DOCUMENTS,
                RECHECK_FOR);
    }

    /** The same, with what is known about its documents. */
    public SourceSettings with(
            @Nullable Publisher publisher,
            @Nullable String organisation,
            DocumentKind documentKind,
            @Nullable String language) {
        return with(publisher, organisation, documentKind, language, allowPrivateNetwork);
    }

    /** The same, with or without addresses that are not of the public internet. */
    public SourceSettings allowingPrivateNetwork(boolean allow) {
        return with(publisher, organisation, documentKind, language, allow);
    }

    private SourceSettings with(
            @Nullable Publisher otherPublisher,
            @Nullable String otherOrganisation,
            DocumentKind otherKind,
            @Nullable String otherLanguage,
            boolean privateNetwork) {
        return new SourceSettings(
                name,
                otherPublisher,
                otherOrganisation,
                otherKind,
                otherLanguage,
                schedule,
                include,
                exclude,
                hosts,
                anyHost,
                privateNetwork,
                intervalMillis,
                hostConcurrency,
                headers,
                maxPageBytes,
                maxFeedBytes,
                limit,
                recheckFor);
    }

    /** What the source knows about each of its documents. */
    public Hints hints() {
        return new Hints(publisher, documentKind, language, organisation, null, null, null);
    }

    /** Whether a path is to be taken. */
    public boolean takes(String path) {
        return (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path)))
                && exclude.stream().noneMatch(glob -> glob.matches(path));
    }

    /** Without the values of headers, which are secrets. */
    @Override
    public String toString() {
        return "source " + name;
    }
}
