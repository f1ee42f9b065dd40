package org.onrecord.ingest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.ArticleParser;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.article.ParseResult;
import org.onrecord.ingest.article.Publisher;
import org.onrecord.ingest.article.PublisherKind;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.publish.Decision;
import org.onrecord.ingest.publish.Memory;
import org.onrecord.ingest.publish.Outbox;
import org.onrecord.ingest.publish.Publication;
import org.onrecord.ingest.publish.Remembered;
import org.onrecord.ingest.publish.Revisions;
import org.onrecord.ingest.publish.Visit;
import org.onrecord.ingest.source.Listed;
import org.onrecord.ingest.source.LocalFiles;
import org.onrecord.ingest.source.Source;
import org.onrecord.ingest.source.WebArchive;
import org.onrecord.ingest.web.WebAddress;

/** One visit to one source: list, fetch, parse, decide, publish. Used once, by one thread. */
final class SourceVisit {

    /** Requests under way ahead of the parser; the host's manners decide how many are really sent at once. */
    private static final int WINDOW = 64;

    private static final int MAX_TEXT_LENGTH = 500_000;

    private final Source source;
    private final Terms terms;
    private final Revisions revisions;
    private final Tally tally = new Tally();
    private final Instant startedAt;
    private final Optional<Remembered.OfSource> before;
    private final List<CompletableFuture<Void>> commits = new ArrayList<>();
    private Extent extent = Extent.COMPLETE;

    /**
     * What a visit works with.
     *
     * @param onlyDue whether listed documents are left alone until they are due again, as befits a daemon
     * @param runStartedAt documents and sources that were visited since are not visited again
     * @param stopped whether to stop at the next document
     */
    record Terms(
            Fetcher fetcher,
            ArticleParser parser,
            Memory memory,
            Outbox outbox,
            InstantSource clock,
            IngestListener listener,
            String runId,
            Instant runStartedAt,
            boolean onlyDue,
            int limit,
            BooleanSupplier stopped) {}

    SourceVisit(Source source, Terms terms) {
        this.source = source;
        this.terms = terms;
        this.revisions = new Revisions(terms.memory());
        this.startedAt = terms.clock().instant();
        this.before = terms.memory().source(source.name());
    }

    /**
     * Visits the source and waits until all that was found is committed.
     *
     * @throws java.util.concurrent.CompletionException when it could not be committed
     */
    SourceReport run() {
        terms.listener().sourceStarted(source.name());
        Discovery.Result found = new Discovery(terms.fetcher(), terms.clock()).discover(source, before);
        SourceReport report;
        if (isStopped()) {
            report = interrupted();
        } else if (found instanceof Discovery.Result.Failed failed) {
            tally.problem(failed.reason(), source.name());
            report = finish(Validators.NONE, null, false);
        } else {
            report = visit(found);
        }
        CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();
        terms.listener().sourceFinished(report);
        return report;
    }

    private SourceReport visit(Discovery.Result found) {
        List<Candidate> candidates = new ArrayList<>();
        Validators validators = before.map(Remembered.OfSource::validators).orElse(Validators.NONE);
        String movedTo = before.map(Remembered.OfSource::movedTo).orElse(null);
        if (found instanceof Discovery.Result.Documents documents) {
            candidates.addAll(documents.candidates());
            candidates.addAll(unlisted(documents.candidates()));
            documents.problems().forEach(problem -> tally.problem(problem, source.name()));
            validators = documents.validators();
            movedTo = documents.movedTo();
        } else {
            terms.memory().documents(source.name()).stream()
                    .filter(d -> !d.withdrawn() && isYoung(d))
                    .flatMap(d -> remembered(d).stream())
                    .forEach(candidates::add);
        }
        tally.found(candidates.size());
        terms.listener().documentsListed(source.name(), candidates.size());
        visitAll(candidates);
        return switch (extent) {
            case COMPLETE -> finish(validators, movedTo, true);
            case LIMITED -> finish(Validators.NONE, movedTo, true);
            case INTERRUPTED -> interrupted();
        };
    }

    private void visitAll(List<Candidate> candidates) {
        LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        int underWay = 0;
        int looked = 0;
        for (Candidate candidate : candidates) {
            if (isStopped() || looked >= terms.limit()) {
                extent = isStopped() ? Extent.INTERRUPTED : Extent.LIMITED;
                break;
            }
            Optional<Remembered.OfDocument> known = terms.memory().document(source.name(), candidate.address());
            if (known.isPresent() && !isWorthALook(candidate, known.get())) {
                tally.count(Decision.Kind.UNCHANGED, "", candidate.address());
                continue;
            }
            looked++;
            if (candidate instanceof Candidate.OnWeb onWeb && onWeb.received() != null) {
                arrived(new Arrival(onWeb, onWeb.received()));
            } else if (candidate instanceof Candidate.OnWeb onWeb
                    && !onWeb.listed().withdrawn()) {
                FetchRequest request = request(onWeb, known);
                terms.fetcher().fetch(request).thenAccept(result -> arrivals.add(new Arrival(onWeb, result)));
                underWay++;
            } else {
                local(candidate);
            }
            while (underWay >= WINDOW) {
                arrived(take(arrivals));
                underWay--;
            }
        }
        for (; underWay > 0; underWay--) {
            arrived(take(arrivals));
        }
    }

    private record Arrival(Candidate.OnWeb candidate, FetchResult result) {}

    private static Arrival take(LinkedBlockingQueue<Arrival> arrivals) {
        try {
            return arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a visit", e);
        }
    }

    private boolean isWorthALook(Candidate candidate, Remembered.OfDocument known) {
        if (!known.visitedAt().isBefore(terms.runStartedAt())) {
            return false;
        }
        String version = candidate.version();
        boolean sameVersion = version != null && version.equals(known.version());
        if (version != null && !sameVersion || known.failures() > 0) {
            return true;
        }
        if (candidate instanceof Candidate.OnDisk) {
            return false;
        }
        if (sameVersion && !isYoung(known)) {
            return false;
        }
        return !terms.onlyDue() || !known.nextVisitAt().isAfter(startedAt);
    }

    private boolean isYoung(Remembered.OfDocument known) {
        return known.firstSeenAt().plus(source.settings().recheckFor()).isAfter(startedAt);
    }

    /** Known documents that the source lists no longer and that are still worth a look from time to time. */
    private List<Candidate> unlisted(List<Candidate> listed) {
        Set<String> addresses = new HashSet<>();
        listed.forEach(candidate -> addresses.add(candidate.address()));
        List<Candidate> due = new ArrayList<>();
        for (Remembered.OfDocument known : terms.memory().documents(source.name())) {
            if (known.withdrawn() || addresses.contains(known.address())) {
                continue;
            }
            if (source instanceof Source.Directory) {
                due.add(new Candidate.Vanished(known.address()));
            } else if (isYoung(known)
                    && (known.goneVisits() > 0 || !known.nextVisitAt().isAfter(startedAt))) {
                remembered(known).ifPresent(due::add);
            }
        }
        return due;
    }

    private Optional<Candidate> remembered(Remembered.OfDocument known) {
        boolean leads = source instanceof Source.Feed
                || source instanceof Source.Sitemap
                || source instanceof Source.Listing
                || source instanceof Source.Address;
        return WebAddress.parse(known.address())
                .filter(address -> leads)
                .map(address -> new Candidate.OnWeb(
                        known.address(), new Listed(address, null, null, null, known.version(), false)));
    }

    private FetchRequest request(Candidate.OnWeb candidate, Optional<Remembered.OfDocument> known) {
        WebAddress address = known.map(Remembered.OfDocument::movedTo)
                .flatMap(WebAddress::parse)
                .orElse(candidate.listed().address());
        return new FetchRequest(
                address,
                known.map(Remembered.OfDocument::validators).orElse(Validators.NONE),
                FetchRequest.PAGE_TYPES,
                source.settings().maxPageBytes(),
                Scopes.scope(source),
                Scopes.manners(source, address));
    }

    private void arrived(Arrival arrival) {
        Candidate.OnWeb candidate = arrival.candidate();
        Visit visit = visitOf(candidate);
        FetchResult result = arrival.result();
        if (result instanceof FetchResult.Fetched fetched) {
            String moved = fetched.movedTo() == null ? null : fetched.movedTo().toString();
            Page page = Pages.page(source, fetched, candidate.listed());
            terms.listener().pageReceived(source.name(), fetched, visit.at());
            parsed(visit, new Revisions.Received(page.url(), moved, fetched.validators(), visit.at()), page);
        } else if (result instanceof FetchResult.NotModified) {
            act(visit, revisions.notModified(visit));
        } else if (result instanceof FetchResult.Gone gone) {
            act(visit, revisions.gone(visit, "HTTP " + gone.status(), publisher()));
        } else if (result instanceof FetchResult.Refused refused) {
            act(visit, revisions.rejected(visit, null, refused.reason()));
        } else if (isStopped()) {
            // A request that broke off because we stop says nothing about the document.
            extent = Extent.INTERRUPTED;
        } else {
            act(visit, revisions.failed(visit, Discovery.reason(result)));
        }
    }

    private void local(Candidate candidate) {
        Visit visit = visitOf(candidate);
        if (candidate instanceof Candidate.OnDisk onDisk) {
            if (source instanceof Source.Warc) {
                archive(onDisk, visit);
            } else {
                file(onDisk, visit);
            }
        } else if (candidate instanceof Candidate.Vanished) {
            act(visit, revisions.gone(visit, "the file is no more", publisher()));
        } else {
            act(visit, revisions.withdrawn(visit, publisher()));
        }
    }

    private void file(Candidate.OnDisk candidate, Visit visit) {
        try {
            Optional<Page> page = LocalFiles.read(
                    candidate.file().path(),
                    candidate.address(),
                    source.settings().maxPageBytes(),
                    source.settings().hints());
            if (page.isEmpty()) {
                act(visit, revisions.rejected(visit, null, "the mail has no readable part"));
                return;
            }
            Revisions.Received received = new Revisions.Received(page.get().url(), null, Validators.NONE, visit.at());
            parsed(visit, received, page.get());
        } catch (IOException e) {
            act(visit, revisions.failed(visit, String.valueOf(e.getMessage())));
        }
    }

    /** Every page of the archive is a document of its own; the archive is noted when it was read to its end. */
    private void archive(Candidate.OnDisk candidate, Visit visit) {
        try (WebArchive archive =
                new WebArchive(candidate.file().path(), source.settings().maxPageBytes())) {
            for (var next = archive.next(); next.isPresent(); next = archive.next()) {
                if (isStopped()) {
                    extent = Extent.INTERRUPTED;
                    return;
                }
                WebArchive.Captured page = next.get();
                if (source.settings().takes(page.address().path())) {
                    tally.found(1);
                    captured(page);
                }
            }
            act(visit, revisions.notModified(visit));
        } catch (IOException | RuntimeException e) {
            act(visit, revisions.failed(visit, "the archive is damaged: " + e.getMessage()));
        }
    }

    private void captured(WebArchive.Captured page) {
        Visit visit = visitOf(Candidate.OnWeb.of(Listed.link(page.address())));
        Revisions.Received received =
                new Revisions.Received(page.address().toString(), null, Validators.NONE, page.capturedAt());
        parsed(visit, received, Pages.page(source, page));
    }

    private void parsed(Visit visit, Revisions.Received received, Page page) {
        ParseResult result = terms.parser().parse(page);
        if (result instanceof ParseResult.Parsed parsed) {
            int length = parsed.article().blocks().stream()
                    .mapToInt(block -> block.text().length())
                    .sum();
            act(
                    visit,
                    length > MAX_TEXT_LENGTH
                            ? revisions.rejected(
                                    visit, received, "the text is longer than " + MAX_TEXT_LENGTH + " characters")
                            : revisions.found(visit, received, parsed.article()));
        } else if (result instanceof ParseResult.Rejected rejected) {
            act(visit, revisions.rejected(visit, received, rejected.reason()));
        }
    }

    private void act(Visit visit, Decision decision) {
        decision.publication().remembered().forEach(terms.memory()::note);
        CompletableFuture<Void> commit = terms.outbox().submit(decision.publication());
        if (commit.isCompletedExceptionally()) {
            commit.join();
        }
        commits.add(commit);
        if (commits.size() >= 4 * WINDOW) {
            commits.removeIf(CompletableFuture::isDone);
        }
        tally.count(decision.kind(), decision.reason(), visit.address());
        terms.listener().documentDone(source.name(), visit.address(), decision.kind(), decision.reason());
    }

    private Visit visitOf(Candidate candidate) {
        return new Visit(
                source.name(),
                candidate.address(),
                candidate.version(),
                terms.clock().instant(),
                terms.runId());
    }

    private SourceReport finish(Validators validators, @Nullable String movedTo, boolean listed) {
        Instant now = terms.clock().instant();
        SourceReport report = tally.finished(source.name(), startedAt, now);
        Duration interval = before.map(Remembered.OfSource::interval).orElse(Duration.ZERO);
        int failures = listed ? 0 : before.map(Remembered.OfSource::failures).orElse(0) + 1;
        boolean news = report.foundNews();
        Remembered.OfSource remembered = new Remembered.OfSource(
                source.name(),
                now,
                now,
                source.settings().schedule().next(now, interval, news),
                source.settings().schedule().nextInterval(interval, news),
                failures,
                validators,
                movedTo,
                null);
        terms.memory().note(remembered);
        commits.add(
                terms.outbox().submit(new Publication(null, List.of(remembered), Tally.encode(report, terms.runId()))));
        return report;
    }

    private SourceReport interrupted() {
        return tally.interrupted(source.name(), startedAt, terms.clock().instant());
    }

    private boolean isStopped() {
        return terms.stopped().getAsBoolean();
    }

    private Publisher publisher() {
        Publisher named = source.settings().publisher();
        return named == null ? new Publisher("", "", PublisherKind.UNKNOWN) : named;
    }
}
