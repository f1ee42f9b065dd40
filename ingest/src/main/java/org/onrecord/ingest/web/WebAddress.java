package org.onrecord.ingest.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https address that can be fetched: lower-case scheme and host, host in ASCII, no user
 * information, no fragment, no default port, every illegal character percent-encoded. Path and query are kept as
 * written, since servers tell them apart; {@link CanonicalAddress} is the form that identifies a document.
 *
 * @param port the port as written, or -1 for the scheme's default
 * @param path starts with a slash
 * @param query without the question mark, or null
 */
public record WebAddress(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) {

    /** Longer addresses are refused: no honest page needs them. */
    public static final int MAX_LENGTH = 2_048;

    private static final String LEGAL = "-._~!$&'()*+,;=:@/?%[]";

    /** Reads what a person, a feed or a page wrote; empty when it is no fetchable address. */
    public static Optional<WebAddress> parse(String written) {
        String trimmed = withoutControls(written);
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return of(new URI(escaped(withoutFragment(trimmed))));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Resolves a link found in this address's document; empty when it leads to nothing fetchable. */
    public Optional<WebAddress> resolve(String reference) {
        String trimmed = withoutControls(reference).replace('\\', '/');
        if (trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String target = withoutFragment(trimmed);
        if (target.startsWith("?")) {
            return parse(scheme + "://" + authority() + path + target);
        }
        try {
            URI base = new URI(toString());
            return target.isEmpty() ? Optional.of(this) : of(base.resolve(new URI(escaped(target))));
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The port to connect to. */
    public int effectivePort() {
        return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    /** Scheme, host and port: what robots.txt applies to. */
    public String origin() {
        return scheme + "://" + authority();
    }

    /** Host, and port where it is not the default. */
    public String authority() {
        return port < 0 ? host : host + ":" + port;
    }

    /** Whose site this is: the registrable domain, or host and port where the host has none. */
    public String site() {
        return RegistrableDomain.isAddressLiteral(host) || host.indexOf('.') < 0
                ? authority()
                : RegistrableDomain.of(host);
    }

    /** Path and query, as sent in a request line and matched by robots.txt. */
    public String pathAndQuery() {
        return query == null ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return origin() + pathAndQuery();
    }

    private static Optional<WebAddress> of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority();
        if (!(scheme.equals("http") || scheme.equals("https")) || authority == null) {
            return Optional.empty();
        }
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon >= 0 && colon > hostAndPort.lastIndexOf(']');
        Optional<String> host = asciiHost(hasPort ? hostAndPort.substring(0, colon) : hostAndPort);
        int port = hasPort ? portOf(hostAndPort.substring(colon + 1)) : -1;
        if (host.isEmpty() || port == INVALID_PORT) {
            return Optional.empty();
        }
        boolean isDefault = port == (scheme.equals("https") ? 443 : 80);
        String path = uri.normalize().getRawPath();
        String rooted = path == null || path.isEmpty() ? "/" : withoutLeadingParents(path);
        return Optional.of(new WebAddress(scheme, host.get(), isDefault ? -1 : port, rooted, uri.getRawQuery()));
    }

    private static final int INVALID_PORT = -2;

    private static int portOf(String digits) {
        if (digits.isEmpty()) {
            return -1;
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return INVALID_PORT;
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535 ? port : INVALID_PORT;
    }

    private static Optional<String> asciiHost(String written) {
        String host = percentDecoded(written);
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (host.startsWith("[")) {
            return Optional.of(host.toLowerCase(Locale.ROOT));
        }
        try {
            String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            boolean clean = ascii.chars()
                    .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_');
            return clean ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }

    private static String percentDecoded(String host) {
        if (host.indexOf('%') < 0) {
            return host;
        }
        try {
            return java.net.URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    /** "/../a" is "/a" to every browser, and java.net.URI leaves it. */
    private static String withoutLeadingParents(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        while (rooted.startsWith("/../") || rooted.equals("/..")) {
            rooted = rooted.length() == 3 ? "/" : rooted.substring(3);
        }
        return rooted;
    }

    private static String withoutControls(String written) {
        StringBuilder kept = new StringBuilder(Math.min(written.length(), MAX_LENGTH + 1));
        for (int i = 0; i < written.length() && kept.length() <= MAX_LENGTH; i++) {
            char c = written.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                kept.append(c);
            }
        }
        return kept.toString().strip();
    }

    private static String withoutFragment(String written) {
        int hash = written.indexOf('#');
        return hash < 0 ? written : written.substring(0, hash);
    }

    private static String escaped(String written) {
        StringBuilder escaped = new StringBuilder(written.length() + 16);
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean brokenEscape = c == '%' && !isEscape(bytes, i);
            if (!brokenEscape && (isAlphanumeric(c) || LEGAL.indexOf(c) >= 0)) {
                escaped.append((char) c);
            } else {
                escaped.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 15));
            }
        }
        return escapedBracketsInPath(escaped);
    }

    /** Square brackets are legal around an IPv6 host only. */
    private static String escapedBracketsInPath(StringBuilder written) {
        int authority = written.indexOf("://");
        int path = authority < 0 ? 0 : written.indexOf("/", authority + 3);
        if (path < 0) {
            return written.toString();
        }
        String tail = written.substring(path).replace("[", "%5B").replace("]", "%5D");
        return written.substring(0, path) + tail;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static char hexDigit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}
