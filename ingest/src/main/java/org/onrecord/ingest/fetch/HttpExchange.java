package org.onrecord.ingest.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.onrecord.ingest.web.WebAddress;

/** One request and its answer, without redirects, retries, cookies or caches, within size limits and a deadline. */
final class HttpExchange implements Closeable {

    private static final int MAX_HEADERS = 200;
    private static final int MAX_HEADER_LENGTH = 16_384;
    private static final int MAX_DISCARDED_BYTES = 65_536;

    private final FetchSettings settings;
    private final ScheduledExecutorService timer;
    private final CloseableHttpClient publicNetwork;
    private final CloseableHttpClient anyNetwork;

    HttpExchange(FetchSettings settings, NameResolver resolver, ScheduledExecutorService timer) {
        this.settings = settings;
        this.timer = timer;
        this.publicNetwork = client(settings, new GuardedResolver(resolver));
        this.anyNetwork = client(settings, new OpenResolver(resolver));
    }

    /**
     * The answer of a server.
     *
     * @param headers by lower-case name; of a repeated header the first
     * @param body of an answer with status 200 or 203, decompressed; else empty
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * The largest body that is taken.
     *
     * @param truncate whether a larger one is cut off there instead of refused
     */
    record Limit(long maxBytes, boolean truncate) {}

    /**
     * @param onHeaders called once when the server has begun to answer
     * @throws IOException when no complete answer came within the limits; the message is one line for a person
     */
    Answer send(WebAddress address, Map<String, String> headers, Limit limit, boolean anyNetwork, Runnable onHeaders)
            throws IOException {
        HttpGet request = new HttpGet(address.toString());
        headers.forEach(request::setHeader);
        ScheduledFuture<?> deadline = timer.schedule(request::cancel, settings.deadlineMillis(), TimeUnit.MILLISECONDS);
        try {
            HttpHost host = new HttpHost(address.scheme(), address.host(), address.effectivePort());
            CloseableHttpClient client = anyNetwork ? this.anyNetwork : publicNetwork;
            try (ClassicHttpResponse response = client.executeOpen(host, request, null)) {
                onHeaders.run();
                return read(response, limit);
            }
        } catch (IOException | RuntimeException e) {
            if (request.isCancelled()) {
                throw new InterruptedIOException("no complete answer within " + settings.deadlineMillis() + " ms");
            }
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        publicNetwork.close();
        anyNetwork.close();
    }

    private static Answer read(ClassicHttpResponse response, Limit limit) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            String value = header.getValue();
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        HttpEntity entity = response.getEntity();
        int status = response.getCode();
        if (entity == null) {
            return new Answer(status, headers, new byte[0]);
        }
        boolean wanted = status == 200 || status == 203;
        if (!wanted) {
            discard(entity);
            return new Answer(status, headers, new byte[0]);
        }
        if (entity.getContentLength() > limit.maxBytes() && !limit.truncate()) {
            throw new BodyReader.TooLargeException(limit.maxBytes());
        }
        String encoding = headers.getOrDefault("content-encoding", "");
        return new Answer(status, headers, BodyReader.read(entity.getContent(), encoding, limit));
    }

    /** A short unwanted body is read so that its connection can be used again. */
    private static void discard(HttpEntity entity) throws IOException {
        if (entity.getContentLength() >= 0 && entity.getContentLength() <= MAX_DISCARDED_BYTES) {
            BodyReader.limited(entity.getContent(), new Limit(MAX_DISCARDED_BYTES, true));
        }
    }

    private static CloseableHttpClient client(FetchSettings settings, org.apache.hc.client5.http.DnsResolver resolver) {
        Timeout connect = Timeout.ofMilliseconds(settings.connectTimeoutMillis());
        Timeout read = Timeout.ofMilliseconds(settings.readTimeoutMillis());
        Http1Config limits = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_HEADER_LENGTH)
                .setMaxEmptyLineCount(10)
                .build();
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDnsResolver(resolver)
                .setMaxConnTotal(settings.threads())
                .setMaxConnPerRoute(settings.threads())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(read)
                        .setResponseTimeout(read)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private record OpenResolver(NameResolver resolver) implements org.apache.hc.client5.http.DnsResolver {

        @Override
        public java.net.InetAddress[] resolve(String host) throws java.net.UnknownHostException {
            return resolver.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
