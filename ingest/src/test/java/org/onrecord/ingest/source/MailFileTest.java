package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.article.Hints;
import org.onrecord.ingest.article.Page;

class MailFileTest {

    @Test
    void theHtmlPartIsPreferredAndDecoded() {
        Page page = read("""
                From: "Press Office" <press@example.com>
                Subject: =?UTF-8?Q?Neue_Fabrik_in_K=C3=B6ln?=
                Date: Tue, 4 Mar 2025 05:06:07 +0100 (CET)
                Message-ID: <1@example.com>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=us-ascii

                plain
                --b
                Content-Type: text/html; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                <p>F=FCr alle</p>
                --b--
                """);

        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(new String(page.bytes(), StandardCharsets.ISO_8859_1)).contains("<p>Für alle</p>");
        assertThat(page.charset()).isEqualToIgnoringCase("iso-8859-1");
        assertThat(page.url()).isEqualTo("mid:1@example.com");
        assertThat(page.hints().title()).isEqualTo("Neue Fabrik in Köln");
        assertThat(page.hints().byline()).isEqualTo("Press Office");
        assertThat(page.hints().publishedAt()).isEqualTo(Instant.parse("2025-03-04T04:06:07Z"));
    }

    @Test
    void aPlainMailIsPlainText() {
        Page page = read("Subject: Hello\n\nFirst paragraph.\n");

        assertThat(page.mediaType()).isEqualTo("text/plain");
        assertThat(page.url()).isEqualTo("file:///tmp/a.eml");
    }

    @Test
    void aMailWithoutTextIsNone() {
        assertThat(MailFile.read(
                        "Content-Type: image/png\n\nx".getBytes(StandardCharsets.UTF_8),
                        "file:///tmp/a.eml",
                        Hints.NONE))
                .isEmpty();
    }

    private static Page read(String mail) {
        return MailFile.read(mail.getBytes(StandardCharsets.UTF_8), "file:///tmp/a.eml", Hints.NONE)
                .orElseThrow();
    }
}
