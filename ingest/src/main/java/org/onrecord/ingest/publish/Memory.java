package org.onrecord.ingest.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.ingest.web.WebAddress;

/** All that ingest remembers, by key. Safe for use by several threads. */
public final class Memory {

    private final Map<String, Remembered> byKey = new ConcurrentHashMap<>();
    private final Map<String, String> articleIdByText = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> addressesBySource = new ConcurrentHashMap<>();

    /** Takes note of it, unless something later is known. */
    public void note(Remembered remembered) {
        Remembered kept = byKey.merge(
                remembered.key(), remembered, (a, b) -> a.updatedAt().isAfter(b.updatedAt()) ? a : b);
        if (kept instanceof Remembered.OfArticle article && !article.withdrawn()) {
            articleIdByText.put(textKey(article.canonicalUrl(), article.textHash()), article.articleId());
        }
        if (kept instanceof Remembered.OfDocument document) {
            addressesBySource
                    .computeIfAbsent(document.source(), s -> ConcurrentHashMap.newKeySet())
                    .add(document.address());
        }
    }

    /** The source as a whole. */
    public Optional<Remembered.OfSource> source(String name) {
        return Optional.ofNullable((Remembered.OfSource) byKey.get(Remembered.OfSource.key(name)));
    }

    /** One address of a source. */
    public Optional<Remembered.OfDocument> document(String source, String address) {
        return Optional.ofNullable((Remembered.OfDocument) byKey.get(Remembered.OfDocument.key(source, address)));
    }

    /** Every address that a source has led to. */
    public List<Remembered.OfDocument> documents(String source) {
        return addressesBySource.getOrDefault(source, Set.of()).stream()
                .map(address -> document(source, address))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An article as last published. */
    public Optional<Remembered.OfArticle> article(String articleId) {
        return Optional.ofNullable((Remembered.OfArticle) byKey.get(Remembered.OfArticle.key(articleId)));
    }

    /** The article of the same site that has this very text, when one is known. */
    Optional<Remembered.OfArticle> sameText(String canonicalUrl, String textHash) {
        return Optional.ofNullable(articleIdByText.get(textKey(canonicalUrl, textHash)))
                .flatMap(this::article)
                .filter(article -> article.textHash().equals(textHash) && !article.withdrawn());
    }

    /** Forgets everything, to be told anew. */
    void clear() {
        byKey.clear();
        articleIdByText.clear();
        addressesBySource.clear();
    }

    private static String textKey(String canonicalUrl, String textHash) {
        String site = WebAddress.parse(canonicalUrl).map(WebAddress::site).orElse(canonicalUrl);
        return site + "/" + textHash;
    }
}
