package org.onrecord.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.ParseResult;
import org.onrecord.ingest.article.ParsedArticle;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.HttpFetcher;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.source.Listed;
import org.onrecord.ingest.source.LocalFiles;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.WebArchive;

/**
 * Shows what a run would do, without Kafka and without publishing: lists a source's documents, and parses the first few
 * of them. A source that has silently broken is seen here.
 */
public final class SourcePreview implements AutoCloseable {

    private final IngestSettings settings;
    private final Fetcher fetcher;
    private final ArticleParser parser = new ArticleParser();

    /**
     * What a source has to offer.
     *
     * @param addresses of all documents that it lists
     * @param samples of the first few
     * @param problems what is wrong with its list, one line each
     */
    public record Preview(String source, List<String> addresses, List<Sample> samples, List<String> problems) {

        public Preview {
            addresses = List.copyOf(addresses);
            samples = List.copyOf(samples);
            problems = List.copyOf(problems);
        }
    }

    /**
     * One document.
     *
     * @param article null when there is none
     * @param problem why there is none, or empty
     */
    public record Sample(String address, @Nullable ParsedArticle article, String problem) {}

    /** @param settings of which the connection to Kafka is not used */
    public SourcePreview(IngestSettings settings) {
        this.settings = settings;
        this.fetcher = new HttpFetcher(settings.fetch(), settings.resolver(), settings.clock(), settings.random());
    }

    /**
     * Lists a source's documents and parses the first of them.
     *
     * @param samples how many are fetched and parsed; 0 for the list alone
     */
    public Preview of(Source source, int samples) {
        Discovery.Result found = new Discovery(fetcher, settings.clock()).discover(source, Optional.empty());
        if (found instanceof Discovery.Result.Failed failed) {
            return new Preview(source.name(), List.of(), List.of(), List.of(failed.reason()));
        }
        Discovery.Result.Documents documents = (Discovery.Result.Documents) found;
        List<Sample> looked = new ArrayList<>();
        documents.candidates().stream().limit(samples).forEach(candidate -> looked.add(sample(source, candidate)));
        List<String> addresses =
                documents.candidates().stream().map(Candidate::address).toList();
        return new Preview(source.name(), addresses, looked, documents.problems());
    }

    @Override
    public void close() {
        fetcher.close();
    }

    private Sample sample(Source source, Candidate candidate) {
        if (candidate instanceof Candidate.OnWeb onWeb) {
            return fetched(source, onWeb);
        }
        if (candidate instanceof Candidate.OnDisk onDisk) {
            return read(source, onDisk);
        }
        return new Sample(candidate.address(), null, "is no more");
    }

    private Sample fetched(Source source, Candidate.OnWeb candidate) {
        Listed listed = candidate.listed();
        FetchResult result = candidate.received() == null ? fetch(source, listed) : candidate.received();
        return result instanceof FetchResult.Fetched fetched
                ? parsed(candidate.address(), Pages.page(source, fetched, listed))
                : new Sample(candidate.address(), null, Discovery.reason(result));
    }

    private FetchResult fetch(Source source, Listed listed) {
        return fetcher.fetch(new FetchRequest(
                        listed.address(),
                        Validators.NONE,
                        FetchRequest.PAGE_TYPES,
                        source.settings().maxPageBytes(),
                        Scopes.scope(source),
                        Scopes.manners(source, listed.address())))
                .join();
    }

    private Sample read(Source source, Candidate.OnDisk candidate) {
        try {
            Optional<Page> page = source instanceof Source.Warc
                    ? firstOf(source, candidate)
                    : LocalFiles.read(
                            candidate.file().path(),
                            candidate.address(),
                            source.settings().maxPageBytes(),
                            source.settings().hints());
            return page.map(p -> parsed(p.url(), p))
                    .orElseGet(() -> new Sample(candidate.address(), null, "has no readable part"));
        } catch (IOException e) {
            return new Sample(candidate.address(), null, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Page> firstOf(Source source, Candidate.OnDisk candidate) throws IOException {
        try (WebArchive archive =
                new WebArchive(candidate.file().path(), source.settings().maxPageBytes())) {
            return archive.next().map(captured -> Pages.page(source, captured));
        }
    }

    private Sample parsed(String address, Page page) {
        ParseResult result = parser.parse(page);
        return result instanceof ParseResult.Parsed parsed
                ? new Sample(address, parsed.article(), "")
                : new Sample(address, null, ((ParseResult.Rejected) result).reason());
    }
}
