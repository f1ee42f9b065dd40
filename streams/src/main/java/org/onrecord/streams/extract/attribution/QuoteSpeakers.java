package org.onrecord.streams.extract.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.streams.extract.party.PartyMention;
import org.onrecord.streams.extract.text.AnalysedText;
import org.onrecord.streams.extract.text.Paragraph;
import org.onrecord.streams.extract.text.Sentence;
import org.onrecord.streams.extract.text.Span;
import org.onrecord.streams.extract.text.Token;

/**
 * Finds whose words a quotation is: a verb of saying after it or before it, the quotation before it in the paragraph,
 * the line below it ("Jane Roe" / "Head of Sales at Acme"), the paragraph above that ends in a colon, and at last the
 * person spoken of last.
 */
final class QuoteSpeakers {
    private static final Set<String> WE = Set.of("we", "us", "our", "ours");
    private static final int MAX_AFTER = 30;
    private static final int MAX_BEFORE = 45;
    private static final int MAX_LINE = 16;

    private final AnalysedText text;
    private final List<Quotation> quotations;
    private final DocumentReading document;
    private final @Nullable SpeakerReading[] known;
    private final @Nullable Content[] contents;

    QuoteSpeakers(AnalysedText text, List<Quotation> quotations, DocumentReading document) {
        this.text = text;
        this.quotations = quotations;
        this.document = document;
        this.known = new SpeakerReading[quotations.size()];
        this.contents = new Content[quotations.size()];
    }

    /**
     * What stands in a quotation.
     *
     * @param named the indexes of the organisations that it names
     * @param speaksOfItself whether it says "we"
     */
    record Content(Set<Integer> named, boolean speaksOfItself) {
        Content {
            named = Set.copyOf(named);
        }
    }

    Content content(int index) {
        Content content = contents[index];
        if (content == null) {
            content = read(quotations.get(index).span());
            contents[index] = content;
        }
        return content;
    }

    private Content read(Span span) {
        boolean we = false;
        int end = text.tokenAt(span.end() - 1);
        for (int i = text.tokenAt(span.start()); i < end && !we; i++) {
            we = WE.contains(text.token(i).lower());
        }
        Set<Integer> named = new HashSet<>();
        int last = text.sentenceAt(span.end() - 1).index();
        for (int i = text.sentenceAt(span.start()).index(); i <= last; i++) {
            for (PartyMention mention : document.parties().in(text.sentence(i))) {
                if (span.covers(mention.span()) && mention.form() == PartyMention.Form.NAME) {
                    mention.parties().forEach(party -> named.add(party.index()));
                }
            }
        }
        return new Content(named, we);
    }

    /** The index of the quotation around the offset, -1 when there is none. */
    int around(int offset) {
        int low = 0;
        int high = quotations.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Quotation quotation = quotations.get(middle);
            if (quotation.span().end() <= offset) {
                low = middle + 1;
            } else if (quotation.span().start() > offset) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    Quotation get(int index) {
        return quotations.get(index);
    }

    SpeakerReading speaker(int index) {
        int first = index;
        while (first > 0 && known[first] == null && quotations.get(first).continued()) {
            first--;
        }
        for (int i = first; i <= index; i++) {
            if (known[i] == null) {
                known[i] = find(i);
            }
        }
        SpeakerReading speaker = known[index];
        return speaker == null ? SpeakerReading.NOBODY : speaker;
    }

    private SpeakerReading find(int index) {
        Quotation quotation = quotations.get(index);
        SpeakerReading reading = after(quotation);
        if (!reading.found()) {
            reading = before(quotation);
        }
        if (!reading.found() && index > 0) {
            Quotation previous = quotations.get(index - 1);
            SpeakerReading same = known[index - 1];
            boolean joined = quotation.continued() || previous.paragraph() == quotation.paragraph();
            if (joined && same != null) {
                reading = same;
            }
        }
        if (!reading.found()) {
            reading = lineBelow(quotation);
        }
        if (!reading.found()) {
            reading = colonAbove(quotation);
        }
        return reading.found() || quotation.unopened() ? reading : alone(quotation);
    }

    private SpeakerReading after(Quotation quotation) {
        int close = text.tokenAt(quotation.span().end() - 1);
        Sentence sentence = text.sentenceAt(quotation.span().end() - 1);
        int limit = Math.min(close + MAX_AFTER, nextOpening(quotation));
        SpeakerReading reading = firstFrame(sentence, close, limit);
        if (reading.found()) {
            return reading;
        }
        if (close + 1 < sentence.endToken() && dash(text.token(close + 1))) {
            return document.speakers().within(sentence, close + 1, Math.min(sentence.endToken(), close + MAX_LINE));
        }
        boolean ends = close + 1 >= sentence.endToken();
        if (ends && sentence.index() + 1 < text.sentences().size()) {
            Sentence next = text.sentence(sentence.index() + 1);
            boolean near = next.paragraph() == sentence.paragraph() && next.firstToken() < limit;
            if (near && next.size() <= MAX_LINE && !startsWithPronounVerb(next)) {
                return firstFrame(next, close, limit);
            }
        }
        return SpeakerReading.NOBODY;
    }

    private boolean startsWithPronounVerb(Sentence sentence) {
        return text.token(sentence.firstToken()).is("“")
                || text.token(sentence.firstToken()).is("\"");
    }

    private int nextOpening(Quotation quotation) {
        int index = around(quotation.span().start());
        if (index >= 0 && index + 1 < quotations.size()) {
            return text.tokenAt(quotations.get(index + 1).span().start());
        }
        return Integer.MAX_VALUE;
    }

    private SpeakerReading firstFrame(Sentence sentence, int from, int to) {
        for (SpeechFrame frame : document.reading(sentence).speech()) {
            if (frame.firstToken() > from && frame.firstToken() < to) {
                return frame.speaker();
            }
        }
        return SpeakerReading.NOBODY;
    }

    private SpeakerReading before(Quotation quotation) {
        int open = text.tokenAt(quotation.span().start());
        Sentence sentence = text.sentenceAt(quotation.span().start());
        SpeakerReading reading = lastFrame(sentence, open);
        if (!reading.found()
                && open - 1 > sentence.firstToken()
                && text.token(open - 1).is(":")) {
            reading = document.speakers().within(sentence, sentence.firstToken(), open - 1);
        }
        if (reading.found() || open > sentence.firstToken() || sentence.index() == 0) {
            return reading;
        }
        Sentence previous = text.sentence(sentence.index() - 1);
        boolean leads = previous.paragraph() == sentence.paragraph()
                && text.token(previous.endToken() - 1).is(":");
        return leads ? lastFrame(previous, open) : SpeakerReading.NOBODY;
    }

    private SpeakerReading lastFrame(Sentence sentence, int open) {
        SpeakerReading last = SpeakerReading.NOBODY;
        for (SpeechFrame frame : document.reading(sentence).speech()) {
            boolean outside = around(text.token(frame.firstToken()).start()) < 0;
            if (frame.endToken() <= open && open - frame.endToken() <= MAX_BEFORE && outside) {
                last = frame.speaker();
            }
        }
        return last;
    }

    private SpeakerReading lineBelow(Quotation quotation) {
        int next = quotation.paragraph() + 1;
        if (next >= text.paragraphs().size() || !endsParagraph(quotation)) {
            return SpeakerReading.NOBODY;
        }
        SpeakerReading reading = line(text.paragraphs().get(next));
        boolean office = reading.kind() == SpeakerReading.Kind.PARTIES;
        if (office || next + 1 >= text.paragraphs().size()) {
            return reading;
        }
        boolean name = shortLine(text.paragraphs().get(next));
        return name ? line(text.paragraphs().get(next + 1)) : reading;
    }

    private boolean endsParagraph(Quotation quotation) {
        return quotation.span().end()
                >= text.paragraphs().get(quotation.paragraph()).span().end() - 1;
    }

    private boolean shortLine(Paragraph paragraph) {
        Sentence sentence = text.sentence(paragraph.firstSentence());
        return paragraph.endSentence() - paragraph.firstSentence() == 1
                && sentence.size() <= MAX_LINE
                && !text.token(sentence.endToken() - 1).is(".");
    }

    private SpeakerReading line(Paragraph paragraph) {
        Sentence sentence = text.sentence(paragraph.firstSentence());
        if (!shortLine(paragraph) || text.token(sentence.firstToken()).is("“")) {
            return SpeakerReading.NOBODY;
        }
        return document.speakers().within(sentence, sentence.firstToken(), sentence.endToken());
    }

    private SpeakerReading colonAbove(Quotation quotation) {
        boolean opensParagraph = quotation.span().start()
                <= text.paragraphs().get(quotation.paragraph()).span().start() + 1;
        if (quotation.paragraph() == 0 || !opensParagraph) {
            return SpeakerReading.NOBODY;
        }
        Paragraph above = text.paragraphs().get(quotation.paragraph() - 1);
        Sentence last = text.sentence(above.endSentence() - 1);
        if (!text.token(last.endToken() - 1).is(":")) {
            return SpeakerReading.NOBODY;
        }
        return lastFrame(last, last.endToken());
    }

    /** A quotation that is a paragraph of its own goes on with the person spoken of last. */
    private SpeakerReading alone(Quotation quotation) {
        Sentence sentence = text.sentenceAt(quotation.span().start());
        return endsParagraph(quotation) ? document.speakers().lastPerson(sentence) : SpeakerReading.NOBODY;
    }

    private static boolean dash(Token token) {
        String mark = token.text();
        return mark.equals("—") || mark.equals("–") || mark.equals("-") || mark.equals("--");
    }
}
