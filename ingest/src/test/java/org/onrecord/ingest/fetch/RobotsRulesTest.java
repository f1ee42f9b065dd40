package org.onrecord.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/news, false",
        "/news/a, false",
        "/news/open/a, true",
        "/newsletter, false",
        "/a.pdf, false",
        "/a.pdf?x=1, true",
        "/search?q=x, false",
        "/search/q=x, true",
        "/, true",
        "/caf%C3%A9/menu, false",
        "/x%2Fy, false"
    })
    void theLongestRuleThatFitsDecides(String path, boolean allowed) {
        RobotsRules rules = rules("""
                User-agent: *
                Disallow: /news
                Allow: /news/open/
                Disallow: /*.pdf$
                Disallow: /search?
                Disallow: /café/
                Disallow: /x%2fy
                """);

        assertThat(rules.allows(path)).isEqualTo(allowed);
    }

    @Test
    void ofTwoRulesAsLongTheOneThatAllowsWins() {
        assertThat(rules("User-agent: *\nDisallow: /page\nAllow: /page").allows("/page"))
                .isTrue();
    }

    @Test
    void theRobotsOwnGroupsAreJoinedAndExcludeAllOthers() {
        RobotsRules rules = rules("""
                User-agent: *
                Disallow: /

                User-agent: other
                User-agent: OnRecord/2.0
                Disallow: /a

                User-agent: third
                Disallow: /c

                User-agent: onrecord
                Disallow: /b
                Crawl-delay: 2.5
                """);

        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.allows("/b")).isFalse();
        assertThat(rules.allows("/c")).isTrue();
        assertThat(rules.crawlDelayMillis()).isEqualTo(2_500);
    }

    @Test
    void anEmptyDisallowAllowsAll() {
        assertThat(rules("User-agent: onrecord\nDisallow:\n\nUser-agent: *\nDisallow: /")
                        .allows("/a"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User-agent: *\rDisallow: /a\r", "User-agent: *\r\nDisallow: /a",
                        "\u00EF\u00BB\u00BFUser-agent: *\nDisallow: /a",
                "useragent *\ndissallow /a", "USER-AGENT : *\n  DISALLOW:/a # comment",
                        "user-agent: *\nSitemap: x\ndisallow: /a"
            })
    void mistakesThatAreCommonAreUnderstood(String file) {
        assertThat(rules(file).allows("/a")).isFalse();
        assertThat(rules(file).allows("/b")).isTrue();
    }

    @Test
    void rulesBeforeAnyGroupCountForNobody() {
        assertThat(rules("Disallow: /a\nUser-agent: *\nDisallow: /b").allows("/a"))
                .isTrue();
    }

    @Test
    void anAllowedIndexPageAllowsItsDirectory() {
        RobotsRules rules = rules("User-agent: *\nDisallow: /\nAllow: /open/index.html");

        assertThat(rules.allows("/open/")).isTrue();
        assertThat(rules.allows("/open/other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.2.3", ".", ""})
    void aDelayThatIsNoNumberIsNone(String delay) {
        assertThat(rules("User-agent: *\nCrawl-delay: " + delay).crawlDelayMillis())
                .isZero();
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        RobotsRules rules = rules("User-agent: *\nDisallow: /" + "*a".repeat(200) + "b$");

        assertThat(rules.allows("/" + "a".repeat(2_000))).isTrue();
    }

    @Test
    void garbageAllowsAll() {
        assertThat(rules("<html><body>Not found</body></html>").allows("/a")).isTrue();
    }

    private static RobotsRules rules(String file) {
        return RobotsRules.parse(
                file.getBytes(file.startsWith("\u00EF") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8),
                "onrecord");
    }
}
