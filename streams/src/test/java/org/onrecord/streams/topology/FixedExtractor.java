package org.onrecord.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.Basis;
import org.onrecord.streams.extract.Phase;
import org.onrecord.streams.extract.Polarity;
import org.onrecord.streams.extract.Qualifiers;
import org.onrecord.streams.extract.Relation;
import org.onrecord.streams.ledger.ClaimKey;
import org.onrecord.streams.ledger.Evidence;
import org.onrecord.streams.ledger.Mention;
import org.onrecord.streams.ledger.Origin;

/**
 * Reads lines such as {@code acme OWNS bolt FIRST_PARTY} or {@code acme OWNS bolt REPORTED DENIED ENDED}; the other lines
 * say nothing, but for the one that cannot be read at all.
 */
final class FixedExtractor implements EvidenceExtractor {

    static final String UNREADABLE = "!";

    private final String version;
    private final Basis instead;

    /** An extractor that takes every basis for what it says. */
    FixedExtractor(String version) {
        this(version, null);
    }

    /** An extractor that sees one basis everywhere. */
    FixedExtractor(String version, @org.jspecify.annotations.Nullable Basis instead) {
        this.version = version;
        this.instead = instead;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<Evidence> extract(ArticleText article) {
        List<Evidence> evidence = new ArrayList<>();
        String content = article.document().content();
        int start = 0;
        for (String line : content.split("\n")) {
            if (line.equals(UNREADABLE)) {
                throw new IllegalStateException("This line cannot be read");
            }
            String[] words = line.split(" ");
            if (words.length >= 4) {
                evidence.add(evidence(article, line, words, start));
            }
            start += line.length() + 1;
        }
        return evidence;
    }

    private Evidence evidence(ArticleText article, String line, String[] words, int start) {
        ClaimKey claim = ClaimKey.of(Relation.valueOf(words[1]), words[0], words[2]);
        List<String> rest = List.of(words).subList(4, words.length);
        Polarity polarity = rest.contains("DENIED") ? Polarity.DENIED : Polarity.AFFIRMED;
        String claimId = claim.claimId();
        return new Evidence(
                ClaimKey.evidenceId(claimId, article.articleId(), polarity),
                claimId,
                claim.relation(),
                new Mention(claim.subjectId(), words[0], words[0], start, start + words[0].length()),
                new Mention(claim.objectId(), words[2], words[2], start, start + words[0].length()),
                polarity,
                rest.contains("ENDED") ? Phase.ENDED : Phase.ACTIVE,
                instead == null ? Basis.valueOf(words[3]) : instead,
                line,
                start,
                start + line.length(),
                null,
                List.of(),
                Qualifiers.NONE,
                0.9,
                "line",
                version,
                new Origin(
                        article.articleId(),
                        article.url(),
                        article.title(),
                        article.publisher(),
                        article.publishedAt(),
                        article.fetchedAt(),
                        ""));
    }
}
