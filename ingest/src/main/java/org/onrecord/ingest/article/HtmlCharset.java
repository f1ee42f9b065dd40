package org.onrecord.ingest.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes pages as browsers do: byte order mark, the transport's word, the prescan of the HTML standard for meta tags,
 * and then UTF-8 if that is what the bytes are, windows-1252 if not.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding">the
 *     prescan</a>
 */
final class HtmlCharset {

    /** The standard says 1024; pages put their tag later, and browsers that guess find it all the same. */
    private static final int PRESCAN_BYTES = 8_192;

    private HtmlCharset() {}

    static String decode(byte[] bytes, @Nullable String named) {
        Optional<Charset> marked = Charsets.byteOrderMark(bytes);
        if (marked.isPresent()) {
            return Charsets.decode(bytes, null);
        }
        Optional<Charset> said = Charsets.named(named).or(() -> declared(bytes));
        if (said.isPresent() && !said.get().equals(StandardCharsets.UTF_8)) {
            return new String(bytes, said.get());
        }
        return utf8(bytes).orElseGet(() -> new String(bytes, said.orElse(Charset.forName("windows-1252"))));
    }

    private static Optional<String> utf8(byte[] bytes) {
        String fast = new String(bytes, StandardCharsets.UTF_8);
        if (fast.indexOf('\uFFFD') < 0) {
            return Optional.of(fast);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** What the page's own meta tags name; a page that could be scanned cannot be UTF-16. */
    static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN_BYTES), StandardCharsets.ISO_8859_1);
        return new MetaPrescan(head).charset().map(HtmlCharset::overridden);
    }

    private static Charset overridden(Charset named) {
        return named.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : named;
    }
}
