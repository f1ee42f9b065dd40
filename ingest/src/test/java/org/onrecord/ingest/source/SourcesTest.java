package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.article.DocumentKind;
import org.onrecord.ingest.article.Publisher;
import org.onrecord.ingest.article.PublisherKind;

class SourcesTest {

    @Test
    void everyTypeOfSourceIsRead() {
        List<Source> sources = parse("""
                contact: mailto:desk@example.com
                defaults: { interval: 2s, recheckFor: 7d }
                sources:
                  - { name: f, type: feed, url: "https://example.com/feed" }
                  - { name: s, type: sitemap, url: "https://example.com/sitemap.xml", since: 30d, include: "/news/**" }
                  - { name: l, type: listing, url: "https://example.com/news", selector: "li > a", next: "a[rel=next]", maxPages: 3 }
                  - { name: p, type: pages, urls: ["https://example.com/a", "https://example.com/b"], interval: 500ms }
                  - { name: d, type: directory, path: releases, include: "*.{html,txt}" }
                  - { name: w, type: warc, path: crawl.warc.gz }
                """).all();

        assertThat(sources)
                .hasExactlyElementsOfTypes(
                        Source.Feed.class,
                        Source.Sitemap.class,
                        Source.Listing.class,
                        Source.Pages.class,
                        Source.Directory.class,
                        Source.Warc.class);
        assertThat(sources.get(0).settings().intervalMillis()).isEqualTo(2_000);
        assertThat(sources.get(3).settings().intervalMillis()).isEqualTo(500);
        assertThat(((Source.Sitemap) sources.get(1)).since()).isEqualTo(Duration.ofDays(30));
        assertThat(((Source.Directory) sources.get(4)).path()).isEqualTo(Path.of("/etc/onrecord/releases"));
    }

    @Test
    void aSourceIsDescribed() {
        SourceSettings settings = parse("""
                sources:
                  - name: acme
                    type: feed
                    url: https://acme.example/feed
                    publisher: { name: Acme News, domain: acme.example, kind: company, organisation: Acme Inc. }
                    documentKind: press-release
                    language: en-us
                    hosts: [press.example]
                    schedule: { cron: "*/10 6-22 * * mon-fri", zone: Europe/Berlin }
                    headers: { Authorization: "Bearer ${TOKEN}" }
                    maxPageSize: 2MiB
                """).all().get(0).settings();

        assertThat(settings.publisher()).isEqualTo(new Publisher("Acme News", "acme.example", PublisherKind.COMPANY));
        assertThat(settings.organisation()).isEqualTo("Acme Inc.");
        assertThat(settings.documentKind()).isEqualTo(DocumentKind.PRESS_RELEASE);
        assertThat(settings.language()).isEqualTo("en-US");
        assertThat(settings.hosts()).containsExactlyInAnyOrder("press.example", "acme.example");
        assertThat(settings.schedule()).isInstanceOf(Schedule.Cron.class);
        assertThat(settings.headers()).containsEntry("Authorization", "Bearer sesame");
        assertThat(settings.maxPageBytes()).isEqualTo(2 << 20);
        assertThat(settings.toString()).doesNotContain("sesame");
    }

    @Test
    void anUnknownKeyIsRejectedWithAGuess() {
        assertRejected("""
                sources:
                  - { name: a, type: feed, urll: "https://example.com/feed" }
                """, "line 2: sources[0].urll is unknown; did you mean 'url'?");
        assertRejected("""
                source: []
                """, "line 1: source is unknown; did you mean 'sources'?");
        assertRejected("""
                sources:
                  - name: a
                    type: feed
                    url: https://example.com/feed
                    publisher: { name: x, kinds: NEWS }
                """, "line 5: sources[0].publisher.kinds is unknown; did you mean 'kind'?");
    }

    @Test
    void aKeyOfAnotherTypeIsUnknown() {
        assertRejected("""
                sources:
                  - { name: a, type: feed, url: "https://example.com/feed", selector: a }
                """, "sources[0].selector is unknown");
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        assertRejected(
                """
                sources:
                  - { name: a, type: feeed, url: "https://example.com/feed" }
                  - { name: b, type: feed, url: "ftp://example.com/feed" }
                  - { name: c, type: listing, url: "https://example.com/", selector: "a[" }
                  - { name: d, type: feed }
                  - { name: e, type: feed, url: "https://example.com/", interval: soon }
                  - { name: f, type: feed, url: "https://example.com/", schedule: { cron: "61 * * * *" } }
                  - { name: g, type: feed, url: "https://example.com/", schedule: { cron: "* * * * *", every: 5m } }
                  - { type: feed, url: "https://example.com/" }
                  - { name: h, type: feed, url: "https://example.com/", maxPageSize: huge }
                  - { name: h, type: directory, path: x, include: "{a" }
                """,
                "line 2: sources[0].type must be one of",
                "line 3: sources[1].url must be an http or https address, not 'ftp://example.com/feed'",
                "line 4: sources[2].selector is no CSS selector",
                "line 5: sources[3].url is missing",
                "line 6: sources[4].interval must be a duration such as 500ms",
                "line 7: sources[5].schedule.cron the minute must be from 0 to 59, not '61'",
                "line 8: sources[6].schedule has more than one of",
                "line 9: sources[7].name is missing",
                "line 10: sources[8].maxPageSize must be a size",
                "line 11: sources[9].include a brace is not closed");
    }

    @Test
    void aNameUsedTwiceIsRejected() {
        assertRejected("""
                sources:
                  - { name: a, type: directory, path: x }
                  - { name: a, type: directory, path: y }
                """, "line 3: sources[1].name 'a' is used twice");
    }

    @Test
    void aSecretThatIsNotSetIsNamed() {
        assertRejected("""
                sources:
                  - { name: a, type: feed, url: "https://example.com/", headers: { Cookie: "id=${NOT_SET}" } }
                """, "sources[0].headers.Cookie needs the environment variable NOT_SET, which is not set");
    }

    @Test
    void whatIsNoYamlIsSaidSoWithTheLine() {
        assertRejected("sources:\n  - [\n", "not valid YAML");
        assertRejected("", "is empty");
        assertRejected("- a\n- b\n", "the file must be a mapping");
        assertRejected("sources: 7\n", "sources must be a list");
        assertRejected("a: &a [*a, *a]\nsources: []\n", "a is unknown");
    }

    @Test
    void aMissingFileIsOneClearLine() {
        assertThatThrownBy(() -> Sources.read(Path.of("/nowhere/sources.yaml"), Map.of()))
                .isInstanceOf(SourcesException.class)
                .hasMessage("/nowhere/sources.yaml: there is no such file");
    }

    @Test
    void theExampleThatShipsIsValid() {
        Path example = Path.of("..", "sources.example.yaml");

        Sources sources = Sources.read(example, Map.of("NEWSWIRE_TOKEN", "x"));

        assertThat(Files.exists(example)).isTrue();
        assertThat(sources.all().stream().map(Object::getClass).distinct()).hasSize(6);
    }

    private static Sources parse(String yaml) {
        return Sources.parse(yaml, "sources.yaml", Path.of("/etc/onrecord"), Map.of("TOKEN", "sesame"));
    }

    private static void assertRejected(String yaml, String... problems) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(SourcesException.class)
                .hasMessageStartingWith("sources.yaml: ")
                .hasMessageContainingAll(problems);
    }
}
