package org.onrecord.ingest.article;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The HTML standard's search for an encoding in the first bytes of a page, over a text with one char for each byte. */
final class MetaPrescan {

    private static final String SPACE = "\t\n\f\r ";

    private final String head;
    private int at;
    private String name = "";
    private String value = "";

    MetaPrescan(String head) {
        this.head = head;
    }

    Optional<Charset> charset() {
        while (at < head.length()) {
            int open = head.indexOf('<', at);
            if (open < 0) {
                return Optional.empty();
            }
            at = open + 1;
            if (head.startsWith("!--", at)) {
                skipBeyond("-->", open + 2);
            } else if (startsMeta()) {
                at += 4;
                Optional<Charset> found = meta();
                if (found.isPresent()) {
                    return found;
                }
            } else if (startsTag()) {
                skipTagName();
                while (attribute()) {
                    // Every attribute has to be read so that no tag within a value is taken for one.
                    continue;
                }
            } else if (at < head.length() && "!/?".indexOf(head.charAt(at)) >= 0) {
                skipBeyond(">", at);
            }
        }
        return Optional.empty();
    }

    private boolean startsMeta() {
        return head.regionMatches(true, at, "meta", 0, 4)
                && at + 4 < head.length()
                && (SPACE + "/").indexOf(head.charAt(at + 4)) >= 0;
    }

    private boolean startsTag() {
        int letter = at < head.length() && head.charAt(at) == '/' ? at + 1 : at;
        return letter < head.length() && isLetter(head.charAt(letter));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void skipTagName() {
        while (at < head.length() && (SPACE + ">").indexOf(head.charAt(at)) < 0) {
            at++;
        }
    }

    private void skipBeyond(String end, int from) {
        int found = head.indexOf(end, from);
        at = found < 0 ? head.length() : found + end.length();
    }

    private Optional<Charset> meta() {
        boolean isPragma = false;
        boolean needsPragma = false;
        boolean hasCharset = false;
        boolean hasContent = false;
        Optional<Charset> charset = Optional.empty();
        while (attribute()) {
            if (name.equals("http-equiv")) {
                isPragma |= value.equals("content-type");
            } else if (name.equals("content") && !hasContent && charset.isEmpty()) {
                Optional<Charset> inContent = Charsets.named(charsetIn(value));
                if (inContent.isPresent()) {
                    hasContent = true;
                    charset = inContent;
                    needsPragma = true;
                }
            } else if (name.equals("charset") && !hasCharset) {
                hasCharset = true;
                charset = Charsets.named(value);
                needsPragma = false;
            }
        }
        return needsPragma && !isPragma ? Optional.empty() : charset;
    }

    /** The standard's algorithm for a charset in a meta tag's content; empty when there is none. */
    static String charsetIn(String content) {
        int from = 0;
        while (true) {
            int found = content.indexOf("charset", from);
            if (found < 0) {
                return "";
            }
            int p = skipSpace(content, found + 7);
            if (p >= content.length() || content.charAt(p) != '=') {
                from = found + 7;
                continue;
            }
            p = skipSpace(content, p + 1);
            if (p >= content.length()) {
                return "";
            }
            char quote = content.charAt(p);
            if (quote == '"' || quote == '\'') {
                int end = content.indexOf(quote, p + 1);
                return end < 0 ? "" : content.substring(p + 1, end);
            }
            int end = p;
            while (end < content.length() && (SPACE + ";").indexOf(content.charAt(end)) < 0) {
                end++;
            }
            return content.substring(p, end);
        }
    }

    private static int skipSpace(String text, int from) {
        int p = from;
        while (p < text.length() && SPACE.indexOf(text.charAt(p)) >= 0) {
            p++;
        }
        return p;
    }

    /** Reads the next attribute of a tag into {@link #name} and {@link #value}; false at the tag's end. */
    private boolean attribute() {
        while (at < head.length() && (SPACE + "/").indexOf(head.charAt(at)) >= 0) {
            at++;
        }
        if (at >= head.length() || head.charAt(at) == '>') {
            return false;
        }
        int start = at;
        while (at < head.length()
                && (at == start || head.charAt(at) != '=')
                && (SPACE + "/>").indexOf(head.charAt(at)) < 0) {
            at++;
        }
        name = head.substring(start, at).toLowerCase(Locale.ROOT);
        value = "";
        at = skipSpace(head, at);
        if (at < head.length() && head.charAt(at) == '=') {
            at = skipSpace(head, at + 1);
            value = readValue().toLowerCase(Locale.ROOT);
        }
        return true;
    }

    private String readValue() {
        if (at >= head.length()) {
            return "";
        }
        char quote = head.charAt(at);
        int start = quote == '"' || quote == '\'' ? at + 1 : at;
        if (start > at) {
            int end = head.indexOf(quote, start);
            at = end < 0 ? head.length() : end + 1;
            return head.substring(start, end < 0 ? head.length() : end);
        }
        while (at < head.length() && (SPACE + ">").indexOf(head.charAt(at)) < 0) {
            at++;
        }
        return head.substring(start, at);
    }
}
