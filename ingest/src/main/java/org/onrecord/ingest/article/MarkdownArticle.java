package org.onrecord.ingest.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.text.Block;

/** A Markdown file: its blocks by the marks at the start of lines, with links and emphasis reduced to their text. */
final class MarkdownArticle {

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private Block.@Nullable Kind currentKind;
    private boolean inCode;
    private String title = "";

    private MarkdownArticle() {}

    static ParsedArticle read(Page page) {
        MarkdownArticle article = new MarkdownArticle();
        String text = Charsets.decode(page.bytes(), page.charset());
        withoutFrontMatter(text).lines().forEach(article::line);
        article.flush();
        String hinted = page.hints().title();
        return Described.with(page, article.title.isEmpty() && hinted != null ? hinted : article.title, article.blocks);
    }

    private static String withoutFrontMatter(String text) {
        if (!text.startsWith("---\n")) {
            return text;
        }
        int end = text.indexOf("\n---", 4);
        return end < 0 ? text : text.substring(Math.min(text.length(), end + 4));
    }

    private void line(String raw) {
        String line = raw.strip();
        if (line.startsWith("```") || line.startsWith("~~~")) {
            flush();
            inCode = !inCode;
        } else if (inCode || line.isEmpty()) {
            flush();
        } else if (line.startsWith("#")) {
            heading(line);
        } else if (line.startsWith(">")) {
            append(Block.Kind.QUOTE, line.substring(1).strip());
        } else if (isItem(line)) {
            flush();
            append(Block.Kind.LIST_ITEM, line.substring(line.indexOf(' ') + 1).strip());
        } else {
            append(currentKind == null ? Block.Kind.PARAGRAPH : currentKind, line);
        }
    }

    private void heading(String line) {
        flush();
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        String text = plain(line.substring(level).replaceAll("#{1,6}$", "").strip());
        if (text.isEmpty()) {
            return;
        }
        if (level == 1 && title.isEmpty() && blocks.isEmpty()) {
            title = text;
            blocks.add(new Block(Block.Kind.TITLE, text));
        } else {
            blocks.add(new Block(Block.Kind.HEADING, text));
        }
    }

    private static boolean isItem(String line) {
        if (line.startsWith("- ") || line.startsWith("* ") || line.startsWith("+ ")) {
            return true;
        }
        int digits = 0;
        while (digits < line.length() && digits < 4 && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        return digits > 0 && line.startsWith(". ", digits);
    }

    private void append(Block.Kind kind, String text) {
        if (currentKind != kind) {
            flush();
            currentKind = kind;
        }
        current.append(current.isEmpty() ? "" : " ").append(text);
    }

    private void flush() {
        String text = plain(current.toString().strip());
        if (!text.isEmpty()) {
            blocks.add(new Block(currentKind == null ? Block.Kind.PARAGRAPH : currentKind, text));
        }
        current.setLength(0);
        currentKind = null;
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                out.append(text.charAt(++i));
            } else if (c == ']' && i + 1 < text.length() && text.charAt(i + 1) == '(') {
                int close = text.indexOf(')', i);
                i = close < 0 ? text.length() : close;
            } else if (c != '['
                    && c != '`'
                    && c != '*'
                    && !(c == '!' && i + 1 < text.length() && text.charAt(i + 1) == '[')) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
