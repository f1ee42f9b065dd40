package org.onrecord.streams.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.streams.extract.Document;

/** Cuts documents into tokens, sentences and paragraphs; immutable and safe for many threads. */
public final class TextAnalyser {
    private static final int MAX_SENTENCE_TOKENS = 150;
    private static final int MAX_HEADING_TOKENS = 16;
    private static final Set<String> CLOSERS = Set.of("\"", "”", "’", "'", ")", "]", "»");
    private static final Set<String> BULLETS = Set.of("•", "-", "--", "*", "·", "–", "—", "▪", "●", "◦", "‣", "o");

    private final Tokenizer tokenizer;
    private final Set<String> midSentence;
    private final Set<String> starters;

    private TextAnalyser(Tokenizer tokenizer, Set<String> midSentence, Set<String> starters) {
        this.tokenizer = tokenizer;
        this.midSentence = Set.copyOf(midSentence);
        this.starters = Set.copyOf(starters);
    }

    /** The analyser with the lexicons that ship with the product. */
    public static TextAnalyser standard() {
        return new TextAnalyser(
                Tokenizer.standard(),
                LexiconFile.of(TextAnalyser.class, "titles-before-names.txt").entries(),
                LexiconFile.of(TextAnalyser.class, "sentence-starters.txt").entries());
    }

    public AnalysedText analyse(Document document) {
        String content = document.content();
        Cutter cutter = new Cutter(
                content, tokenizer.tokenize(content), document.title().length());
        cutter.cut();
        return new AnalysedText(document, content, cutter.tokens, cutter.sentences, cutter.paragraphs);
    }

    /** The state of one analysis. */
    private final class Cutter {
        private final String content;
        private final List<Token> tokens;
        private final int titleEnd;
        private final List<Sentence> sentences = new ArrayList<>();
        private final List<Paragraph> paragraphs = new ArrayList<>();

        Cutter(String content, List<Token> tokens, int titleEnd) {
            this.content = content;
            this.tokens = tokens;
            this.titleEnd = titleEnd;
        }

        void cut() {
            int first = 0;
            for (int i = 1; i <= tokens.size(); i++) {
                if (i == tokens.size() || lineFeedBetween(tokens.get(i - 1), tokens.get(i))) {
                    paragraph(first, i);
                    first = i;
                }
            }
        }

        private boolean lineFeedBetween(Token before, Token after) {
            for (int at = before.end(); at < after.start(); at++) {
                char c = content.charAt(at);
                if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                    return true;
                }
            }
            return false;
        }

        private void paragraph(int from, int to) {
            int firstSentence = sentences.size();
            int first = from;
            for (int i = from; i < to; i++) {
                if (i + 1 == to || endsSentence(i, first, to)) {
                    sentences.add(sentence(first, i + 1, first == from && i + 1 == to));
                    first = i + 1;
                }
            }
            Span span = new Span(tokens.get(from).start(), tokens.get(to - 1).end());
            paragraphs.add(new Paragraph(paragraphs.size(), span, firstSentence, sentences.size()));
        }

        private Sentence sentence(int from, int to, boolean wholeLine) {
            Span span = new Span(tokens.get(from).start(), tokens.get(to - 1).end());
            return new Sentence(sentences.size(), paragraphs.size(), kind(from, to, wholeLine), span, from, to);
        }

        private Sentence.Kind kind(int from, int to, boolean wholeLine) {
            if (tokens.get(from).start() < titleEnd) {
                return Sentence.Kind.TITLE;
            }
            if (!wholeLine) {
                return Sentence.Kind.BODY;
            }
            Token first = tokens.get(from);
            if (to - from > 1 && BULLETS.contains(first.text())) {
                return Sentence.Kind.LIST_ITEM;
            }
            String last = tokens.get(to - 1).text();
            boolean open = !last.equals(".") && !last.equals("!") && !CLOSERS.contains(last);
            return open && to - from <= MAX_HEADING_TOKENS && first.start() >= titleEnd
                    ? Sentence.Kind.HEADING
                    : Sentence.Kind.BODY;
        }

        /** Whether a sentence ends after token {@code i}; the next token exists and is on the same line. */
        private boolean endsSentence(int i, int first, int to) {
            Token token = tokens.get(i);
            Token next = tokens.get(i + 1);
            if (i - first >= MAX_SENTENCE_TOKENS
                    && (token.is(",") || token.is(";") || i - first >= 2 * MAX_SENTENCE_TOKENS)) {
                return true;
            }
            if (CLOSERS.contains(token.text()) && i > first && terminal(tokens.get(i - 1))) {
                return adjacent(tokens.get(i - 1), token)
                        && !CLOSERS.contains(next.text())
                        && startsSentence(next, i + 1, to);
            }
            if (terminal(token)) {
                boolean closes = CLOSERS.contains(next.text()) && adjacent(token, next);
                return !closes && startsSentence(next, i + 1, to);
            }
            if (token.word() && token.text().endsWith(".")) {
                return endsWithAbbreviation(token, next);
            }
            return false;
        }

        private boolean terminal(Token token) {
            String text = token.text();
            return text.startsWith(".") || text.equals("!") || text.equals("?") || text.equals("…");
        }

        private boolean adjacent(Token before, Token after) {
            return before.end() == after.start();
        }

        private boolean startsSentence(Token next, int index, int to) {
            Token word = next;
            int at = index;
            while (!word.word()
                    && word.kind() != Token.Kind.NUMBER
                    && word.kind() != Token.Kind.LINK
                    && at + 1 < to
                    && at < index + 3) {
                word = tokens.get(++at);
            }
            return !word.word() || !Character.isLowerCase(word.text().charAt(0)) || mixedCase(word);
        }

        private boolean mixedCase(Token word) {
            for (int i = 1; i < word.text().length(); i++) {
                if (Character.isUpperCase(word.text().charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean endsWithAbbreviation(Token token, Token next) {
            if (!next.word() || !next.capitalised() || midSentence.contains(token.lower())) {
                return false;
            }
            return starters.contains(next.lower());
        }
    }
}
