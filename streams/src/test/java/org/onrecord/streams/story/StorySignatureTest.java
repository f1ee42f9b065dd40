package org.onrecord.streams.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class StorySignatureTest {

    @Test
    void theSameWordsHaveTheSameSignatureWhateverStandsBetweenThem() {
        String text = text(1, 300);

        assertThat(StorySignature.of(text.replace(" ", ",\n  ").toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(StorySignature.of(text));
    }

    @Test
    void aTextWithoutWordsHasNoSignature() {
        assertThat(StorySignature.of(" \n--- ")).isEmpty();
    }

    @Test
    void aSingleWordHasASignature() {
        assertThat(StorySignature.of("Hello")).isEqualTo(StorySignature.of("hello"));
        assertThat(StorySignature.of("Hello")).isNotEqualTo(StorySignature.of("Goodbye"));
    }

    @Test
    void aCopyWithAnotherHeadlineAndAShorterEndIsRecognised() {
        String text = text(2, 400);

        String copy = "Here is the news: " + text.substring(0, text.length() * 3 / 4);

        assertThat(StoryBenchmark.shares(StorySignature.of(text), StorySignature.of(copy)))
                .isTrue();
    }

    @Test
    void ninetyNineOfAHundredCopiesWithATenthOfTheirWordsReplacedAreRecognised() {
        int recognised = 0;
        for (int i = 0; i < 200; i++) {
            String text = text(i, 300);
            String copy = replaced(text, 10, new Random(i));
            recognised += StoryBenchmark.shares(StorySignature.of(text), StorySignature.of(copy)) ? 1 : 0;
        }

        assertThat(recognised).isGreaterThanOrEqualTo(194);
    }

    @Test
    void othersAreNotTakenForCopies() {
        int mistaken = 0;
        for (int i = 0; i < 1000; i++) {
            mistaken += StoryBenchmark.shares(StorySignature.of(text(i, 300)), StorySignature.of(text(i + 10_000, 300)))
                    ? 1
                    : 0;
        }

        assertThat(mistaken).isLessThanOrEqualTo(2);
    }

    private static String text(long seed, int words) {
        Random random = new Random(seed);
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < words; i++) {
            // Like those of a language: few words are frequent and most are rare.
            text.add("word" + (int) Math.pow(4000, random.nextDouble()));
        }
        return text.toString();
    }

    private static String replaced(String text, int percent, Random random) {
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i++) {
            if (random.nextInt(100) < percent) {
                words[i] = "other" + random.nextInt(4000);
            }
        }
        return String.join(" ", words);
    }
}
