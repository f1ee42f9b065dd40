package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.html | a.html | true",
                "*.html | a/b.html | false",
                "**.html | a/b.html | true",
                "/news/** | /news/2025/a | true",
                "/news/** | /other/a | false",
                "/news/*/a | /news/2025/a | true",
                "*.{html,txt} | a.txt | true",
                "*.{html,txt} | a.md | false",
                "a?c | abc | true",
                "a?c | ac | false",
                "** | anything/at/all | true"
            })
    void patternsFit(String pattern, String path, boolean fits) {
        assertThat(new Glob(pattern).matches(path)).isEqualTo(fits);
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        Glob glob = new Glob("*a".repeat(50) + "*b");

        assertThat(glob.matches("a".repeat(2_000))).isFalse();
    }
}
