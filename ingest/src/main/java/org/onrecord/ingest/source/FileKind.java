package org.onrecord.ingest.source;

import java.util.Locale;
import java.util.Optional;

/** The files that articles are read from, by the ends of their names; each also gzipped. */
public enum FileKind {
    HTML("text/html", ".html", ".htm", ".xhtml"),
    TEXT("text/plain", ".txt", ".text"),
    MARKDOWN("text/markdown", ".md", ".markdown"),
    MAIL("message/rfc822", ".eml");

    private final String mediaType;
    private final String[] endings;

    FileKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    /** Type and subtype. */
    public String mediaType() {
        return mediaType;
    }

    /** The kind of a file of that name; empty for all others. */
    public static Optional<FileKind> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        for (FileKind kind : values()) {
            for (String ending : kind.endings) {
                if (plain.endsWith(ending)) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }
}
