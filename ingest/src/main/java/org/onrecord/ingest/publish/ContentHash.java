package org.onrecord.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.onrecord.ingest.article.ParsedArticle;
import org.onrecord.ingest.article.text.Block;

/**
 * What counts as a change of an article: its title, its text, and the day it was published. Numbers in short lines
 * (counters of readers, comments, minutes) and the time of day do not count, nor does the date of the last change, which
 * many pages set anew on every request.
 *
 * @param content of all that counts
 * @param text of title and text alone
 */
record ContentHash(String content, String text) {

    private static final int SHORT_LINE = 40;

    static ContentHash of(ParsedArticle article) {
        StringBuilder text = new StringBuilder(article.title()).append('\n');
        for (Block block : article.body()) {
            if (!isRelativeTime(block.text())) {
                text.append(stable(block.text())).append('\n');
            }
        }
        String textHash = sha256(text.toString());
        String day = article.publishedAt() == null
                ? ""
                : article.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return new ContentHash(sha256(day + "\n" + textHash), textHash);
    }

    private static String stable(String line) {
        String spaced = line.replaceAll("\\s+", " ").strip();
        return spaced.length() >= SHORT_LINE ? spaced : spaced.replaceAll("[0-9]", "");
    }

    private static boolean isRelativeTime(String line) {
        return line.length() < SHORT_LINE && line.strip().endsWith(" ago");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
