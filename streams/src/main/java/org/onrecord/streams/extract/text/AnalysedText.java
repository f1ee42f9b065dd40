package org.onrecord.streams.extract.text;

import java.util.List;
import org.onrecord.streams.extract.Document;

/** A document cut into tokens, sentences and paragraphs; immutable. */
public final class AnalysedText {
    private final Document document;
    private final String content;
    private final List<Token> tokens;
    private final List<Sentence> sentences;
    private final List<Paragraph> paragraphs;

    AnalysedText(
            Document document,
            String content,
            List<Token> tokens,
            List<Sentence> sentences,
            List<Paragraph> paragraphs) {
        this.document = document;
        this.content = content;
        this.tokens = List.copyOf(tokens);
        this.sentences = List.copyOf(sentences);
        this.paragraphs = List.copyOf(paragraphs);
    }

    public Document document() {
        return document;
    }

    public String content() {
        return content;
    }

    public List<Token> tokens() {
        return tokens;
    }

    public Token token(int index) {
        return tokens.get(index);
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    public Sentence sentence(int index) {
        return sentences.get(index);
    }

    public List<Paragraph> paragraphs() {
        return paragraphs;
    }

    public Paragraph paragraphOf(Sentence sentence) {
        return paragraphs.get(sentence.paragraph());
    }

    public List<Token> tokensOf(Sentence sentence) {
        return tokens.subList(sentence.firstToken(), sentence.endToken());
    }

    /** The sentence that holds the token. */
    public Sentence sentenceOf(Token token) {
        return sentenceAt(token.start());
    }

    /** The last sentence that starts at or before the offset; the first one where there is none before it. */
    public Sentence sentenceAt(int offset) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).span().start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return sentences.get(low);
    }

    /** The index of the first token that ends after the offset; the number of tokens when there is none. */
    public int tokenAt(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The content that the tokens cover. */
    public String text(int firstToken, int endToken) {
        return content.substring(
                tokens.get(firstToken).start(), tokens.get(endToken - 1).end());
    }
}
