package org.onrecord.ingest.web;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;

/** The part of a host name that someone registered, by the public suffix list: {@code news.acme.co.uk} is {@code acme.co.uk}. */
public final class RegistrableDomain {

    private RegistrableDomain() {}

    /**
     * The registrable domain of a host, counting private suffixes such as {@code github.io}, so that two customers of
     * one hosting company are strangers. A host without one (an IP address, {@code localhost}) is its own domain.
     */
    public static String of(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (isAddressLiteral(lower) || lower.indexOf('.') < 0) {
            return lower;
        }
        String assigned = EffectiveTldFinder.getAssignedDomain(lower, false, false);
        return assigned == null || assigned.isEmpty() ? lower : assigned.toLowerCase(Locale.ROOT);
    }

    /** Whether the host is written as an IP address. */
    public static boolean isAddressLiteral(String host) {
        return host.startsWith("[") || !host.isEmpty() && host.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }
}
