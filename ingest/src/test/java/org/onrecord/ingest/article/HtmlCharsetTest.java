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
                "<meta http-equiv=Content-Type content='text/html; charset=euc-kr'>|x-windows-949",
                "<meta content='text/html; charset=koi8-r' http-equiv=content-type>|KOI8-R",
                "<!-- <meta charset=koi8-r> --><meta charset=euc-kr>|x-windows-949",
                "<a title='<meta charset=koi8-r>'><meta charset=euc-kr>|x-windows-949",
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

    @ParameterizedTest
    @CsvSource({
        "latin1,windows-1252",
        "us-ascii,windows-1252",
        "ISO_8859-9:1989,windows-1254",
        "gb2312,GB18030",
        "shift_jis,windows-31j",
        "ks_c_5601-1987,x-windows-949",
        "tis-620,x-windows-874",
        "iso-8859-8-i,ISO-8859-8",
        "x-mac-cyrillic,x-MacUkraine",
        "unicode-1-1-utf-8,UTF-8",
        "utf-16,UTF-16LE",
        "' Koi8-R ',KOI8-R"
    })
    void labelsMeanWhatTheyMeanToBrowsers(String label, String charset) {
        assertThat(Charsets.named(label)).hasValue(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"cp437", "utf-7", "utf-32", "ebcdic-cp-us", "''"})
    void labelsThatBrowsersDoNotKnowMeanNothing(String label) {
        assertThat(Charsets.named(label)).isEmpty();
    }
}
