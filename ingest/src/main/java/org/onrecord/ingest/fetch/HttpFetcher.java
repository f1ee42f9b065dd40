package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.web.WebAddress;

/** Fetches over HTTP: robots.txt first, then the document, hop by hop through the gates of the hosts on the way. */
public final class HttpFetcher implements Fetcher {

    private static final HttpExchange.Limit ROBOTS_LIMIT = new HttpExchange.Limit(512 * 1024, true);
    private static final FetchResult CLOSED = new FetchResult.Failed("the fetcher was closed", null);
    private static final int ROBOTS_MAX_REDIRECTS = 5;

    private final FetchSettings settings;
    private final InstantSource clock;
    private final DoubleSupplier random;
    private final ScheduledExecutorService timer;
    private final ExecutorService workers;
    private final HttpExchange exchange;
    private final Robots robots;
    private final Map<String, HostGate> gates = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<FetchResult>> outstanding = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param random numbers from 0 to 1, for the jitter of the back-off */
    public HttpFetcher(FetchSettings settings, NameResolver resolver, InstantSource clock, DoubleSupplier random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        ScheduledThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(1, daemon("fetch-timer"));
        scheduled.setRemoveOnCancelPolicy(true);
        this.timer = scheduled;
        this.workers = Executors.newFixedThreadPool(settings.threads(), daemon("fetch"));
        this.exchange = new HttpExchange(settings, resolver, timer);
        this.robots = new Robots(clock, Duration.ofMillis(settings.robotsCacheMillis()));
    }

    @Override
    public CompletableFuture<FetchResult> fetch(FetchRequest request) {
        Hop first = new Hop(request, request.address(), settings.maxRedirects(), request.address(), true);
        CompletableFuture<FetchResult> promise = new CompletableFuture<>();
        outstanding.add(promise);
        promise.whenComplete((result, none) -> outstanding.remove(promise));
        try {
            visit(first).exceptionally(HttpFetcher::failure).thenAccept(promise::complete);
        } catch (RejectedExecutionException closing) {
            promise.complete(failure(closing));
        }
        if (closed) {
            promise.complete(CLOSED);
        }
        return promise;
    }

    @Override
    public void close() {
        closed = true;
        outstanding.forEach(promise -> promise.complete(CLOSED));
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            exchange.close();
        } catch (IOException alreadyBroken) {
            throw new java.io.UncheckedIOException("the connections cannot be closed", alreadyBroken);
        }
    }

    /**
     * One address on the way to a document.
     *
     * @param permanentTo where permanent redirects, without a temporary one before them, have led so far
     * @param onlyPermanent whether no temporary redirect was met
     */
    private record Hop(
            FetchRequest request,
            WebAddress address,
            int redirectsLeft,
            WebAddress permanentTo,
            boolean onlyPermanent) {

        boolean isFirst() {
            return address.equals(request.address());
        }
    }

    private CompletableFuture<FetchResult> visit(Hop hop) {
        HostScope scope = hop.request().scope();
        if (!scope.covers(hop.address())) {
            return done(new FetchResult.Refused(
                    hop.address().authority() + " is not one of the hosts that the source names"));
        }
        return robotsOf(hop).thenCompose(answer -> {
            if (!answer.rules().allows(hop.address())) {
                return done(
                        answer.reachable()
                                ? new FetchResult.Refused(
                                        "robots.txt disallows " + hop.address().pathAndQuery())
                                : new FetchResult.Failed(
                                        "robots.txt of " + hop.address().authority()
                                                + " cannot be had, so nothing is asked of it",
                                        null));
            }
            return attempt(hop, answer.rules().crawlDelayMillis(), 1);
        });
    }

    private CompletableFuture<FetchResult> attempt(Hop hop, long crawlDelayMillis, int number) {
        HostGate gate = gate(hop.address());
        FetchRequest.Manners manners = hop.request().manners();
        long intervalMillis = Math.max(crawlDelayMillis, manners.intervalMillis());
        int concurrency = crawlDelayMillis > 0 ? 1 : manners.hostConcurrency();
        return gate.submit(
                        intervalMillis,
                        concurrency,
                        answered -> ask(gate, hop, answered),
                        open -> new Outcome.Done(leftAlone(hop.address(), open)))
                .thenCompose(outcome -> next(gate, hop, crawlDelayMillis, number, outcome));
    }

    private Outcome ask(HostGate gate, Hop hop, Runnable answered) {
        FetchRequest request = hop.request();
        boolean conditional = !request.validators().isEmpty();
        try {
            HttpExchange.Answer answer = exchange.send(
                    hop.address(),
                    headers(hop),
                    new HttpExchange.Limit(request.maxBytes(), false),
                    request.scope().allowPrivateNetwork(),
                    answered);
            Outcome outcome = Outcome.of(answer, hop.address(), conditional, clock.instant());
            if (outcome instanceof Outcome.Retry) {
                gate.failed();
            } else {
                gate.succeeded();
            }
            return outcome;
        } catch (GuardedResolver.ForbiddenAddressException forbidden) {
            return new Outcome.Done(new FetchResult.Refused(forbidden.getMessage()));
        } catch (BodyReader.TooLargeException large) {
            gate.succeeded();
            return new Outcome.Done(new FetchResult.Refused(large.getMessage()));
        } catch (IOException e) {
            gate.failed();
            return new Outcome.Retry(oneLine(e), null);
        }
    }

    private static FetchResult leftAlone(WebAddress address, Duration open) {
        String reason = address.authority() + " asked for a pause or failed repeatedly: left alone for another "
                + Math.max(1, open.toSeconds()) + " s";
        return new FetchResult.Failed(reason, open);
    }

    private CompletableFuture<FetchResult> next(
            HostGate gate, Hop hop, long crawlDelayMillis, int number, Outcome outcome) {
        if (outcome instanceof Outcome.Done end) {
            return done(withMove(hop, end.result()));
        }
        if (outcome instanceof Outcome.Redirect redirect) {
            return follow(hop, redirect);
        }
        Outcome.Retry retry = (Outcome.Retry) outcome;
        if (retry.askedWait() != null) {
            gate.pause(retry.askedWait());
        }
        long waitMillis = retry.askedWait() == null
                ? backOffMillis(number)
                : retry.askedWait().toMillis();
        if (number >= settings.attempts() || waitMillis > settings.maxWaitMillis() || closed) {
            return done(new FetchResult.Failed(retry.reason(), retry.askedWait()));
        }
        return after(waitMillis).thenCompose(now -> attempt(hop, crawlDelayMillis, number + 1));
    }

    private CompletableFuture<FetchResult> follow(Hop hop, Outcome.Redirect redirect) {
        if (hop.redirectsLeft() == 0) {
            return done(new FetchResult.Failed("more than " + settings.maxRedirects() + " redirects", null));
        }
        boolean permanent = hop.onlyPermanent() && redirect.permanent();
        return visit(new Hop(
                hop.request(),
                redirect.target(),
                hop.redirectsLeft() - 1,
                permanent ? redirect.target() : hop.permanentTo(),
                permanent));
    }

    private static FetchResult withMove(Hop hop, FetchResult result) {
        boolean moved = !hop.permanentTo().equals(hop.request().address());
        return moved && result instanceof FetchResult.Fetched f
                ? new FetchResult.Fetched(
                        f.address(), hop.permanentTo(), f.mediaType(), f.charset(), f.bytes(), f.validators())
                : result;
    }

    private long backOffMillis(int number) {
        double doubled = settings.backOffMillis() * Math.pow(2, number - 1.0);
        return (long) (doubled * (0.5 + random.getAsDouble() / 2));
    }

    private Map<String, String> headers(Hop hop) {
        FetchRequest request = hop.request();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", settings.userAgent());
        headers.put("Accept", request.accept());
        headers.put("Accept-Encoding", "gzip, deflate, br");
        boolean sameHost = hop.address().authority().equals(request.address().authority());
        if (sameHost) {
            headers.putAll(request.manners().headers());
        }
        putIfPresent(headers, "If-None-Match", request.validators().etag());
        putIfPresent(headers, "If-Modified-Since", request.validators().lastModified());
        return headers;
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private CompletableFuture<Robots.Answer> robotsOf(Hop hop) {
        WebAddress address = hop.address();
        WebAddress file = new WebAddress(address.scheme(), address.host(), address.port(), "/robots.txt", null);
        boolean anyNetwork = hop.request().scope().allowPrivateNetwork();
        return robots.of(address, anyNetwork, () -> loadRobots(file, hop.request(), ROBOTS_MAX_REDIRECTS, 1));
    }

    private CompletableFuture<Robots.Answer> loadRobots(
            WebAddress file, FetchRequest request, int redirectsLeft, int number) {
        HostGate gate = gate(file);
        FetchRequest.Manners manners = request.manners();
        return gate.submit(
                        manners.intervalMillis(),
                        manners.hostConcurrency(),
                        answered -> askRobots(file, request, answered),
                        open -> (Outcome) new Outcome.Retry("left alone", open))
                .thenCompose(outcome -> {
                    if (outcome instanceof Outcome.Redirect redirect
                            && redirectsLeft > 0
                            && request.scope().covers(redirect.target())) {
                        return loadRobots(redirect.target(), request, redirectsLeft - 1, number);
                    }
                    if (outcome instanceof Outcome.Retry retry) {
                        return retryRobots(file, request, redirectsLeft, number, retry);
                    }
                    return CompletableFuture.completedFuture(readRobots(outcome));
                });
    }

    private CompletableFuture<Robots.Answer> retryRobots(
            WebAddress file, FetchRequest request, int redirectsLeft, int number, Outcome.Retry retry) {
        if (retry.askedWait() != null) {
            gate(file).pause(retry.askedWait());
        }
        long waitMillis = retry.askedWait() == null
                ? backOffMillis(number)
                : retry.askedWait().toMillis();
        if (number >= settings.attempts() || waitMillis > settings.maxWaitMillis()) {
            return CompletableFuture.completedFuture(readRobots(retry));
        }
        return after(waitMillis).thenCompose(now -> loadRobots(file, request, redirectsLeft, number + 1));
    }

    private CompletableFuture<Void> after(long waitMillis) {
        CompletableFuture<Void> later = new CompletableFuture<>();
        timer.schedule(() -> later.complete(null), waitMillis, TimeUnit.MILLISECONDS);
        return later;
    }

    private Outcome askRobots(WebAddress file, FetchRequest request, Runnable answered) {
        Map<String, String> headers = Map.of(
                "User-Agent",
                settings.userAgent(),
                "Accept",
                "text/plain,*/*;q=0.5",
                "Accept-Encoding",
                "gzip, deflate, br");
        try {
            boolean anyNetwork = request.scope().allowPrivateNetwork();
            HttpExchange.Answer answer = exchange.send(file, headers, ROBOTS_LIMIT, anyNetwork, answered);
            return Outcome.of(answer, file, false, clock.instant());
        } catch (GuardedResolver.ForbiddenAddressException forbidden) {
            return new Outcome.Done(new FetchResult.Refused(forbidden.getMessage()));
        } catch (IOException e) {
            return new Outcome.Retry(oneLine(e), null);
        }
    }

    /** RFC 9309, 2.3.1: without a file all is allowed, without an answer nothing; too many redirects are no file. */
    private Robots.Answer readRobots(Outcome outcome) {
        if (outcome instanceof Outcome.Redirect) {
            return new Robots.Answer(RobotsRules.ALLOW_ALL, true);
        }
        if (outcome instanceof Outcome.Done end) {
            return end.result() instanceof FetchResult.Fetched file
                    ? new Robots.Answer(RobotsRules.parse(file.bytes(), settings.robotsToken()), true)
                    : new Robots.Answer(RobotsRules.ALLOW_ALL, true);
        }
        return new Robots.Answer(RobotsRules.ALLOW_NONE, false);
    }

    private HostGate gate(WebAddress address) {
        return gates.computeIfAbsent(
                address.authority(), host -> new HostGate(workers, timer, System::nanoTime, settings));
    }

    private static CompletableFuture<FetchResult> done(FetchResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private static FetchResult failure(Throwable cause) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return root instanceof RejectedExecutionException
                ? CLOSED
                : new FetchResult.Failed("unexpected: " + root, null);
    }

    private static String oneLine(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        String message = e.getMessage() == null ? name : e.getMessage();
        return e instanceof java.net.UnknownHostException
                ? "host not found: " + message
                : message.lines().findFirst().orElse(name);
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        java.util.concurrent.atomic.AtomicInteger count = new java.util.concurrent.atomic.AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "onrecord-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
