package org.onrecord.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;
import org.onrecord.ingest.web.WebDate;

/** Reads press releases that came by mail (.eml): the HTML part, else the plain one, with subject, sender and date. */
public final class MailFile {

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(100_000)
            .setMaxHeaderCount(1_000)
            .setMaxHeaderLen(100_000)
            .build();

    private @Nullable String messageId;
    private @Nullable String subject;
    private @Nullable String from;
    private @Nullable Instant date;
    private @Nullable Part html;
    private @Nullable Part plain;

    private MailFile() {}

    private record Part(byte[] bytes, @Nullable String charset) {}

    /**
     * The mail as a page; empty when there is no readable part in it. The page's address is the message id where there
     * is one, else {@code url}.
     */
    public static Optional<Page> read(byte[] bytes, String url, Hints hints) {
        MailFile mail = new MailFile();
        try {
            mail.collect(bytes);
        } catch (MimeException | IOException broken) {
            return Optional.empty();
        }
        Part part = mail.html == null ? mail.plain : mail.html;
        if (part == null) {
            return Optional.empty();
        }
        String address = mail.messageId == null ? url : "mid:" + mail.messageId;
        Hints known = hints.listedAs(mail.subject, mail.from, mail.date);
        String mediaType = mail.html == null ? "text/plain" : "text/html";
        return Optional.of(new Page(address, mediaType, part.charset(), part.bytes(), known));
    }

    private void collect(byte[] bytes) throws MimeException, IOException {
        MimeTokenStream tokens = new MimeTokenStream(LIMITS);
        tokens.parse(new ByteArrayInputStream(bytes));
        int depth = 0;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> depth++;
                case T_FIELD -> {
                    if (depth == 1) {
                        header(tokens.getField().getName(), tokens.getField().getBody());
                    }
                }
                case T_BODY -> body(tokens);
                default -> {
                    // The other events mark structure that does not matter here.
                }
            }
        }
    }

    private void header(String name, @Nullable String value) {
        String text = value == null ? "" : DecoderUtil.decodeEncodedWords(value.strip(), DecodeMonitor.SILENT);
        if (text.isEmpty()) {
            return;
        }
        switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "message-id" -> messageId = text.replace("<", "").replace(">", "");
            case "subject" -> subject = text.replaceAll("\\s{1,100}", " ");
            case "from" ->
                from = text.replaceAll("<[^<>]{0,200}>", "").replace("\"", "").strip();
            case "date" ->
                date = WebDate.parse(text.replaceAll("\\([^()]{0,40}\\)", "")).orElse(null);
            default -> {
                // No other header says anything about the release.
            }
        }
    }

    private void body(MimeTokenStream tokens) throws IOException {
        String type = tokens.getBodyDescriptor().getMimeType();
        boolean wanted = type.equals("text/html") && html == null || type.equals("text/plain") && plain == null;
        if (wanted) {
            Part part = new Part(
                    tokens.getDecodedInputStream().readAllBytes(),
                    tokens.getBodyDescriptor().getCharset());
            if (type.equals("text/html")) {
                html = part;
            } else {
                plain = part;
            }
        }
    }
}
