package org.onrecord.ingest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.publish.Remembered;
import org.onrecord.ingest.source.DocumentList;
import org.onrecord.ingest.source.FeedReader;
import org.onrecord.ingest.source.FileKind;
import org.onrecord.ingest.source.Listed;
import org.onrecord.ingest.source.ListingReader;
import org.onrecord.ingest.source.LocalFiles;
import org.onrecord.ingest.source.SitemapReader;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.SourceSettings;
import org.onrecord.ingest.web.CanonicalAddress;
import org.onrecord.ingest.web.WebAddress;
import org.onrecord.ingest.web.WebDate;

/** Finds out which documents a source has, by reading its feed, sitemaps, list pages or directory. */
final class Discovery {

    private static final int MAX_SITEMAPS = 1_000;

    private final Fetcher fetcher;
    private final InstantSource clock;

    Discovery(Fetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** What a source has. */
    sealed interface Result {

        /**
         * Its documents.
         *
         * @param validators of its list, where that is a single one, to be sent next time
         * @param movedTo where its list has moved for good, or null
         * @param problems with parts of it; the rest was read
         */
        record Documents(
                List<Candidate> candidates,
                Validators validators,
                @Nullable String movedTo,
                List<String> problems) implements Result {}

        /** Its list is as it was. */
        record Unchanged() implements Result {}

        /** Its list cannot be had or read. */
        record Failed(String reason) implements Result {}
    }

    Result discover(Source source, Optional<Remembered.OfSource> before) {
        if (source instanceof Source.Feed feed) {
            return feed(feed, before);
        }
        if (source instanceof Source.Sitemap sitemap) {
            return sitemap(sitemap);
        }
        if (source instanceof Source.Listing listing) {
            return listing(listing);
        }
        if (source instanceof Source.Address address) {
            return address(address);
        }
        if (source instanceof Source.Pages pages) {
            return candidates(
                    pages.settings(), pages.urls().stream().map(Listed::link).toList(), List.of(), true);
        }
        if (source instanceof Source.Directory directory) {
            return files(
                    directory.settings(),
                    directory.path(),
                    name -> FileKind.of(name).isPresent());
        }
        Source.Warc warc = (Source.Warc) source;
        return files(warc.settings(), warc.path(), name -> name.endsWith(".warc") || name.endsWith(".warc.gz"));
    }

    private Result feed(Source.Feed source, Optional<Remembered.OfSource> before) {
        Validators known = before.map(Remembered.OfSource::validators).orElse(Validators.NONE);
        WebAddress address = before.map(Remembered.OfSource::movedTo)
                .flatMap(WebAddress::parse)
                .orElse(source.url());
        FetchResult result = fetch(source, address, known, FetchRequest.FEED_TYPES);
        if (result instanceof FetchResult.NotModified) {
            return new Result.Unchanged();
        }
        if (!(result instanceof FetchResult.Fetched fetched)) {
            return new Result.Failed(reason(result));
        }
        DocumentList list = FeedReader.read(fetched.bytes(), fetched.charset(), fetched.address());
        if (list instanceof DocumentList.Unreadable unreadable) {
            return new Result.Failed(unreadable.reason());
        }
        Result.Documents found =
                candidates(source.settings(), ((DocumentList.Documents) list).documents(), List.of(), false);
        String movedTo = fetched.movedTo() == null
                ? before.map(Remembered.OfSource::movedTo).orElse(null)
                : fetched.movedTo().toString();
        return new Result.Documents(found.candidates(), fetched.validators(), movedTo, found.problems());
    }

    /** The first document that the address leads to is read once: it is the list, or the page itself. */
    private Result address(Source.Address source) {
        SourceSettings settings = source.settings();
        FetchResult result = fetcher.fetch(new FetchRequest(
                        source.url(),
                        Validators.NONE,
                        FetchRequest.PAGE_TYPES + ',' + FetchRequest.FEED_TYPES,
                        Math.max(settings.maxFeedBytes(), settings.maxPageBytes()),
                        Scopes.scope(source),
                        Scopes.manners(source, source.url())))
                .join();
        if (result instanceof FetchResult.Fetched fetched) {
            if (FeedReader.read(fetched.bytes(), fetched.charset(), fetched.address())
                    instanceof DocumentList.Documents feed) {
                return candidates(settings, feed.documents(), List.of(), false);
            }
            if (SitemapReader.read(fetched.bytes(), settings.maxFeedBytes(), fetched.address())
                    instanceof DocumentList.Documents) {
                return sitemap(new Source.Sitemap(settings, source.url(), null));
            }
        }
        Listed page = Listed.link(source.url());
        return new Result.Documents(
                List.of(new Candidate.OnWeb(CanonicalAddress.of(page.address()), page, result)),
                Validators.NONE,
                null,
                List.of());
    }

    private Result sitemap(Source.Sitemap source) {
        Instant since = since(source.since());
        return walk(source, source.url(), MAX_SITEMAPS, FetchRequest.FEED_TYPES, fetched -> {
            DocumentList list =
                    SitemapReader.read(fetched.bytes(), source.settings().maxFeedBytes(), fetched.address());
            return list instanceof DocumentList.Documents found && since != null
                    ? new DocumentList.Documents(
                            found.documents().stream()
                                    .filter(d -> isRecent(d, since))
                                    .toList(),
                            found.further())
                    : list;
        });
    }

    private Result listing(Source.Listing source) {
        Instant since = since(source.since());
        return walk(
                source,
                source.url(),
                source.maxPages(),
                FetchRequest.PAGE_TYPES,
                fetched -> ListingReader.read(fetched.bytes(), fetched.charset(), fetched.address(), source, since));
    }

    /** Reads a list and the further lists that it leads to, each once; the first must be readable. */
    private Result walk(
            Source source,
            WebAddress start,
            int maxLists,
            String accept,
            Function<FetchResult.Fetched, DocumentList> reader) {
        Deque<WebAddress> waiting = new ArrayDeque<>(List.of(start));
        Set<WebAddress> seen = new HashSet<>(waiting);
        List<Listed> documents = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int limit = source.settings().limit();
        for (int lists = 0; !waiting.isEmpty() && lists < maxLists && documents.size() < limit; lists++) {
            WebAddress address = waiting.remove();
            FetchResult result = fetch(source, address, Validators.NONE, accept);
            DocumentList list = result instanceof FetchResult.Fetched fetched
                    ? reader.apply(fetched)
                    : new DocumentList.Unreadable(reason(result));
            if (list instanceof DocumentList.Documents found) {
                documents.addAll(found.documents());
                found.further().stream().filter(seen::add).forEach(waiting::add);
            } else if (list instanceof DocumentList.Unreadable unreadable) {
                if (lists == 0) {
                    return new Result.Failed(unreadable.reason());
                }
                problems.add(address + ": " + unreadable.reason());
            }
        }
        if (documents.isEmpty() && source instanceof Source.Listing listing) {
            problems.add("the selector '" + listing.selector() + "' finds no link");
        }
        return candidates(source.settings(), documents, problems, false);
    }

    private static Result.Documents candidates(
            SourceSettings settings, List<Listed> documents, List<String> problems, boolean all) {
        Map<String, Candidate> byAddress = new LinkedHashMap<>();
        for (Listed listed : documents) {
            boolean taken = all || settings.takes(listed.address().path());
            if (taken && byAddress.size() < settings.limit()) {
                Candidate.OnWeb candidate = Candidate.OnWeb.of(listed);
                byAddress.putIfAbsent(candidate.address(), candidate);
            }
        }
        return new Result.Documents(List.copyOf(byAddress.values()), Validators.NONE, null, problems);
    }

    private static Result files(
            SourceSettings settings, java.nio.file.Path path, java.util.function.Predicate<String> kind) {
        try {
            List<Candidate> found = new ArrayList<>();
            LocalFiles.below(
                            path,
                            name -> kind.test(name.toLowerCase(java.util.Locale.ROOT)) && settings.takes(name),
                            settings.limit())
                    .forEach(file -> found.add(new Candidate.OnDisk(file)));
            return new Result.Documents(found, Validators.NONE, null, List.of());
        } catch (NoSuchFileException missing) {
            return new Result.Failed("there is no " + path);
        } catch (IOException e) {
            return new Result.Failed(path + " cannot be read: " + e.getMessage());
        }
    }

    private FetchResult fetch(Source source, WebAddress address, Validators validators, String accept) {
        return fetcher.fetch(new FetchRequest(
                        address,
                        validators,
                        accept,
                        source.settings().maxFeedBytes(),
                        Scopes.scope(source),
                        Scopes.manners(source, address)))
                .join();
    }

    private @Nullable Instant since(@Nullable Duration age) {
        return age == null ? null : clock.instant().minus(age);
    }

    private static boolean isRecent(Listed listed, Instant since) {
        Instant date =
                Optional.ofNullable(listed.version()).flatMap(WebDate::parse).orElse(listed.publishedAt());
        return date == null || !date.isBefore(since);
    }

    static String reason(FetchResult result) {
        if (result instanceof FetchResult.Refused refused) {
            return refused.reason();
        }
        if (result instanceof FetchResult.Failed failed) {
            return failed.reason();
        }
        if (result instanceof FetchResult.Gone gone) {
            return "HTTP " + gone.status();
        }
        return "not fetched";
    }
}
