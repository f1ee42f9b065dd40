package org.onrecord.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlCharsetTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta charset=iso-8859-1>|windows-1252",
                "<meta charset=\"UTF-8\">|UTF-8",
                "<meta charset=utf-16>|UTF-8",
                "<meta http-equiv=Content-Type content='text/html; charset=euc-kr'>|EUC-KR",
                "<meta content='text/html; charset=koi8-r' http-equiv=content-type>|KOI8-R",
                "<!-- <meta charset=koi8-r> --><meta charset=euc-kr>|EUC-KR",
                "<a title='<meta charset=koi8-r>'><meta charset=euc-kr>|EUC-KR",
            })
    void theMetaTagIsReadAsBrowsersDo(String html, String expected) {
        assertThat(HtmlCharset.declared(html.getBytes(StandardCharsets.US_ASCII)))
                .hasValue(Charset.forName(expected));
    }

    @Test
    void aContentTypeWithoutItsPragmaSaysNothing() {
        byte[] html = "<meta content='text/html; charset=koi8-r'>".getBytes(StandardCharsets.US_ASCII);

        assertThat(HtmlCharset.declared(html)).isEmpty();
    }

    @Test
    void undeclaredUtf8IsRecognised() {
        assertThat(HtmlCharset.decode("<p>Köln – 東京".getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("<p>Köln – 東京");
    }

    @Test
    void whatIsNotUtf8ThoughItSaysSoIsReadAsWindows1252WithoutADeclaration() {
        assertThat(HtmlCharset.decode("<p>“Köln”".getBytes(WINDOWS), null)).isEqualTo("<p>“Köln”");
    }

    @Test
    void theTransportOutranksThePage() {
        byte[] html = "<meta charset=utf-8><p>Привет".getBytes(Charset.forName("windows-1251"));

        assertThat(HtmlCharset.decode(html, "windows-1251")).endsWith("Привет");
    }

    @Test
    void theByteOrderMarkOutranksAll() {
        byte[] html = "\uFEFF<p>Köln".getBytes(StandardCharsets.UTF_16LE);

        assertThat(HtmlCharset.decode(html, "koi8-r")).isEqualTo("<p>Köln");
    }
}
