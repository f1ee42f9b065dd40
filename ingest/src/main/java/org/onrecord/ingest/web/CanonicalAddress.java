package org.onrecord.ingest.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The address that identifies a document, however its links were decorated. */
public final class CanonicalAddress {

    private static final WordList TRACKING = WordList.load("tracking-parameters.txt");
    private static final Set<String> INDEX_FILES =
            Set.of("index.html", "index.htm", "index.php", "index.jsp", "index.shtml", "default.asp", "default.aspx");

    private CanonicalAddress() {}

    /**
     * The normalised form of an address: no fragment, tracking parameter, session id, index file or default port;
     * parameters sorted; percent-encoding in one form. Addresses that are not of the web ({@code file:}, {@code mid:})
     * are returned without their fragment.
     */
    public static String of(String written) {
        return WebAddress.parse(written).map(CanonicalAddress::of).orElseGet(() -> {
            int hash = written.indexOf('#');
            return hash < 0 ? written : written.substring(0, hash);
        });
    }

    /** {@link #of(String)} for an address that is parsed already. */
    public static String of(WebAddress address) {
        String query = sortedQuery(address.query());
        String path = withoutIndexFile(withoutSession(oneEncoding(address.path())));
        return address.origin() + path + (query.isEmpty() ? "" : "?" + query);
    }

    /**
     * Chooses between where a page was found and what it says its address is. The page is believed only when the claim
     * is plausible: on the same registrable domain, and not the home page unless the page was found there; a file from
     * disk may name any page of the web, since nothing else says where it came from.
     */
    public static String choose(String found, @Nullable String claimed) {
        String own = of(found);
        if (claimed == null) {
            return own;
        }
        Optional<WebAddress> page = WebAddress.parse(found);
        Optional<WebAddress> claim = page.isPresent() ? page.get().resolve(claimed) : WebAddress.parse(claimed);
        return claim.filter(c -> page.map(p -> isPlausible(p, c)).orElse(!isHome(c)))
                .map(CanonicalAddress::of)
                .orElse(own);
    }

    private static boolean isPlausible(WebAddress page, WebAddress claim) {
        boolean sameSite = page.site().equals(claim.site());
        return sameSite && (!isHome(claim) || isHome(page));
    }

    private static boolean isHome(WebAddress address) {
        return withoutIndexFile(address.path()).equals("/")
                && sortedQuery(address.query()).isEmpty();
    }

    private static String sortedQuery(@Nullable String query) {
        if (query == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (!pair.isEmpty() && !TRACKING.matches(name)) {
                kept.add(oneEncoding(pair));
            }
        }
        kept.sort(null);
        return String.join("&", kept);
    }

    private static String withoutSession(String path) {
        int session = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        return session < 0 ? path : path.substring(0, session);
    }

    private static String withoutIndexFile(String path) {
        int slash = path.lastIndexOf('/');
        return INDEX_FILES.contains(path.substring(slash + 1).toLowerCase(Locale.ROOT))
                ? path.substring(0, slash + 1)
                : path;
    }

    /** Unreserved characters are written plainly and every other escape in capitals, as RFC 3986, 6.2.2 says. */
    private static String oneEncoding(String written) {
        StringBuilder out = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '%' || i + 2 >= written.length()) {
                out.append(c);
                continue;
            }
            int value = Character.digit(written.charAt(i + 1), 16) * 16 + Character.digit(written.charAt(i + 2), 16);
            if (isUnreserved(value)) {
                out.append((char) value);
            } else {
                out.append(written.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return out.toString();
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0 && c > 0;
    }
}
