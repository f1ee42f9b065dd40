package org.onrecord.ingest.article;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Tells pictures, archives and other bytes that are no text from text: they have control characters that no text has,
 * the binary data bytes of the MIME Sniffing Standard. A few of them are forgiven, as pages have been seen with some.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/#binary-data-byte">binary data byte</a>
 */
final class BinaryContent {

    private static final int LOOKED_AT_BYTES = 65_536;
    private static final int FORGIVEN = 3;
    private static final int FORGIVEN_PER_BYTES = 100;
    private static final byte ESCAPE = 0x1b;

    private BinaryContent() {}

    static boolean is(Page page) {
        if (isUtf16(page)) {
            return false;
        }
        int length = Math.min(page.bytes().length, LOOKED_AT_BYTES);
        int binary = 0;
        for (int i = 0; i < length; i++) {
            binary += isBinary(page.bytes()[i]) ? 1 : 0;
        }
        return binary > FORGIVEN && binary > length / FORGIVEN_PER_BYTES;
    }

    private static boolean isBinary(byte value) {
        return value >= 0 && value < ' ' && value != ESCAPE && "\t\n\f\r".indexOf(value) < 0;
    }

    /** Half of the bytes of such text are zero. */
    private static boolean isUtf16(Page page) {
        Optional<Charset> charset = Charsets.byteOrderMark(page.bytes()).or(() -> Charsets.named(page.charset()));
        return charset.filter(c -> c.name().startsWith("UTF-16")).isPresent();
    }
}
