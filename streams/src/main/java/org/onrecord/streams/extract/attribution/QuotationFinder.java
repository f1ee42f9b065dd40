package org.onrecord.streams.extract.attribution;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Paragraph;
import org.onrecord.streams.extract.text.Span;

/**
 * Finds quotations, paragraph by paragraph, in one pass over the characters: curly, straight, angled, single curly;
 * quotations over several paragraphs, which open anew in each; and paragraphs that only close, as block quotes do whose
 * opening mark was lost. Marks inside a quotation of the other kind are part of its words.
 */
final class QuotationFinder {
    private static final int MIN_SINGLE_LENGTH = 20;

    private final String content;
    private final List<Quotation> found = new ArrayList<>();
    private boolean openAtEnd;

    /** Whether a single mark may still find its closing one in this paragraph: keeps the search linear. */
    private boolean singlesClose;

    private QuotationFinder(String content) {
        this.content = content;
    }

    static List<Quotation> find(AnalysedText text) {
        QuotationFinder finder = new QuotationFinder(text.content());
        for (Paragraph paragraph : text.paragraphs()) {
            finder.paragraph(paragraph);
        }
        return List.copyOf(finder.found);
    }

    private void paragraph(Paragraph paragraph) {
        int end = paragraph.span().end();
        boolean goesOn = openAtEnd && opens(paragraph.span().start(), paragraph.span());
        boolean wasOpen = openAtEnd;
        openAtEnd = false;
        singlesClose = true;
        int at = paragraph.span().start();
        int searchFrom = at;
        while (at < end) {
            if (opens(at, paragraph.span())) {
                int close = closing(at, end);
                boolean continued = goesOn && at == paragraph.span().start();
                if (close < 0 && content.charAt(at) != '‘') {
                    openAtEnd = true;
                    found.add(new Quotation(new Span(at, end), paragraph.index(), continued, false));
                    return;
                }
                singlesClose &= close >= 0;
                if (close >= 0 && quotes(at, close)) {
                    found.add(new Quotation(new Span(at, close + 1), paragraph.index(), continued, false));
                    at = close;
                    searchFrom = close + 1;
                }
            } else if (closesWithoutOpening(at, paragraph.span(), searchFrom)) {
                int start = paragraph.span().start();
                found.add(new Quotation(new Span(start, at + 1), paragraph.index(), wasOpen, !wasOpen));
                searchFrom = at + 1;
            }
            at++;
        }
    }

    private boolean opens(int at, Span paragraph) {
        char c = content.charAt(at);
        if (c == '“' || c == '«' || c == '„') {
            return true;
        }
        if (c != '"' && (c != '‘' || !singlesClose)) {
            return false;
        }
        boolean free = at == paragraph.start() || !Character.isLetterOrDigit(content.charAt(at - 1));
        boolean before = free && (at == paragraph.start() || content.charAt(at - 1) != '.');
        return before && at + 1 < paragraph.end() && !Character.isWhitespace(content.charAt(at + 1));
    }

    /** The mark that closes the quotation opened at {@code open}, before {@code end}; -1 when there is none. */
    private int closing(int open, int end) {
        char mark = content.charAt(open);
        for (int at = open + 1; at < end; at++) {
            char c = content.charAt(at);
            boolean closes = switch (mark) {
                case '“' -> c == '”' || c == '"' && closesStraight(at, end);
                case '„' -> c == '“' || c == '”';
                case '«' -> c == '»';
                case '‘' -> c == '’' && closesSingle(at, end);
                default -> c == '"' && closesStraight(at, end) || c == '”';
            };
            if (closes) {
                return at;
            }
        }
        return -1;
    }

    private boolean closesStraight(int at, int end) {
        return !Character.isWhitespace(content.charAt(at - 1))
                        && (at + 1 == end || !Character.isLetterOrDigit(content.charAt(at + 1)))
                || at + 1 == end;
    }

    private boolean closesSingle(int at, int end) {
        boolean afterPause = ".,!?…".indexOf(content.charAt(at - 1)) >= 0;
        return at + 1 == end || afterPause && !Character.isLetterOrDigit(content.charAt(at + 1));
    }

    private boolean quotes(int open, int close) {
        return content.charAt(open) != '‘' || close - open >= MIN_SINGLE_LENGTH;
    }

    /** A closing mark at the end of the paragraph, or before its author, with no mark before it in the paragraph. */
    private boolean closesWithoutOpening(int at, Span paragraph, int searchFrom) {
        char c = content.charAt(at);
        if (c != '”' && c != '"' || searchFrom != paragraph.start() || at == paragraph.start()) {
            return false;
        }
        char before = content.charAt(at - 1);
        boolean afterPause = ".,!?…".indexOf(before) >= 0;
        return afterPause && (c == '”' || closesStraight(at, paragraph.end()));
    }
}
