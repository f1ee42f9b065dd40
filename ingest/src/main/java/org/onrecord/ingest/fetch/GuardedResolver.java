package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves for the moment of connecting and lets only public addresses through. The client connects to exactly the
 * addresses that are returned here, so a name that changes its address between check and use gains nothing.
 */
final class GuardedResolver implements DnsResolver {

    private final NameResolver resolver;

    GuardedResolver(NameResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = resolver.resolve(host);
        InetAddress[] allowed =
                Arrays.stream(all).filter(PublicAddresses::includes).toArray(InetAddress[]::new);
        if (allowed.length == 0 && all.length > 0) {
            throw new ForbiddenAddressException(host, all[0]);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host has only addresses that are not of the public internet. */
    static final class ForbiddenAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1;

        ForbiddenAddressException(String host, InetAddress address) {
            super(host + " is at " + address.getHostAddress() + ", which is not on the public internet");
        }
    }
}
