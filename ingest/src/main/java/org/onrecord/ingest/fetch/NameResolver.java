package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns host names into addresses. */
@FunctionalInterface
public interface NameResolver {

    /** The system's resolver. */
    NameResolver SYSTEM = InetAddress::getAllByName;

    /**
     * All addresses of a host.
     *
     * @throws UnknownHostException when it has none
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
