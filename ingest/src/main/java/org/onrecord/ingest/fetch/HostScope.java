package org.onrecord.ingest.fetch;

import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.ingest.web.RegistrableDomain;
import org.onrecord.ingest.web.WebAddress;

/**
 * Where requests of a source may go. A name covers its registrable domain at the usual ports; another port, and a host
 * without a domain (an IP address, {@code localhost}), only as named, so that a redirect cannot reach a neighbouring
 * service.
 *
 * @param domains registrable domains that are in scope
 * @param authorities host and port pairs, as {@link WebAddress#authority()} writes them, that are in scope
 * @param anyHost whether every host is in scope
 * @param allowPrivateNetwork whether addresses that are not of the public internet may be connected to
 */
public record HostScope(Set<String> domains, Set<String> authorities, boolean anyHost, boolean allowPrivateNetwork) {

    public HostScope {
        domains = Set.copyOf(domains);
        authorities = Set.copyOf(authorities);
    }

    /** The scope that these addresses and host names span. */
    public static HostScope of(
            Set<WebAddress> addresses, Set<String> hosts, boolean anyHost, boolean allowPrivateNetwork) {
        Set<String> domains = addresses.stream()
                .map(WebAddress::host)
                .filter(HostScope::hasDomain)
                .map(RegistrableDomain::of)
                .collect(Collectors.toSet());
        hosts.stream()
                .map(host -> host.contains(":") ? host : RegistrableDomain.of(host))
                .forEach(domains::add);
        Set<String> authorities = addresses.stream().map(WebAddress::authority).collect(Collectors.toSet());
        authorities.addAll(hosts);
        return new HostScope(domains, authorities, anyHost, allowPrivateNetwork);
    }

    /** Whether a request may go there, before its name is resolved. */
    public boolean covers(WebAddress address) {
        if (anyHost || authorities.contains(address.authority())) {
            return true;
        }
        return address.port() < 0
                && hasDomain(address.host())
                && domains.contains(RegistrableDomain.of(address.host()));
    }

    private static boolean hasDomain(String host) {
        return !RegistrableDomain.isAddressLiteral(host) && host.indexOf('.') > 0;
    }
}
