package org.onrecord.app.output;

/** The form in which a command prints its result. */
public enum OutputFormat {
    /** Aligned columns for people. */
    TABLE,
    /** One JSON object a line. */
    JSON,
    /** Comma-separated values with a header line, quoted as RFC 4180 says. */
    CSV
}
