package org.onrecord.ingest.article;

import java.util.List;
import org.onrecord.ingest.article.about.ReleaseMarks;

/** What sort of document a page is, and whose: what its source says, else what it says of itself. */
final class Kinds {

    private Kinds() {}

    static DocumentKind of(Hints hints, Publisher publisher, ReleaseMarks marks, String articleType) {
        if (hints.documentKind() != DocumentKind.UNKNOWN) {
            return hints.documentKind();
        }
        return switch (publisher.kind()) {
            case COMPANY, WIRE -> DocumentKind.PRESS_RELEASE;
            case NEWS -> DocumentKind.NEWS;
            case BLOG -> DocumentKind.BLOG;
            case UNKNOWN, PROMOTION -> marks.isRelease() ? DocumentKind.PRESS_RELEASE : described(articleType);
        };
    }

    /** The organisation whose own site it is; a release from elsewhere names its issuers itself. */
    static List<String> issuers(Hints hints, ReleaseMarks marks) {
        String organisation = hints.organisation();
        return organisation == null ? marks.issuers() : List.of(organisation);
    }

    private static DocumentKind described(String articleType) {
        if (articleType.endsWith("newsarticle")) {
            return DocumentKind.NEWS;
        }
        return articleType.equals("blogposting") ? DocumentKind.BLOG : DocumentKind.UNKNOWN;
    }
}
