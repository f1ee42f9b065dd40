package org.onrecord.streams.extract.party;

/** Tells what a web site is called after. */
public final class SiteName {
    private static final int MAX_SECOND_LEVEL = 3;
    private static final int COUNTRY_CODE = 2;

    private SiteName() {}

    /**
     * The label of a host name that names the site: "acme" of "www.acme.com" and "news.acme.co.uk".
     *
     * @param host in lower case; without a dot it is its own label
     */
    public static String of(String host) {
        String[] labels = host.split("\\.");
        int last = labels.length - 2;
        if (last > 0 && labels[last].length() <= MAX_SECOND_LEVEL && labels[last + 1].length() == COUNTRY_CODE) {
            last--;
        }
        return last >= 0 ? labels[last] : host;
    }
}
