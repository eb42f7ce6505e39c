package dev.actionsgateway.proxy.tunnel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {

    @Test
    void aWholeHeadNamesItsAuthorityAndLeavesWhatFollows() {
        var head = "CONNECT github.com:443 HTTP/1.1\r\nHost: github.com:443\r\n\r\n";

        assertThat(read(head + "tls")).isEqualTo(new Head.Connect("github.com:443", head.length()));
    }

    @Test
    void anyBeginningOfOneIsPartial() {
        var head = "CONNECT github.com:443 HTTP/1.1\r\nHost: github.com:443\r\nX: y\r\n\r\n";

        for (int length = 0; length < head.length(); length++) {
            assertThat(read(head.substring(0, length))).isEqualTo(new Head.Partial());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://github.com/ HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\n",
                "POST /",
                "CONNECTED ",
                "OPTIONS * HTTP/1.1"
            })
    void anotherMethodIsToldSoWithoutWaitingForItsEnd(String start) {
        assertThat(answer(start)).isEqualTo(Answer.NOT_CONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001",
                "connect a:443 HTTP/1.1\r\n\r\n",
                "\r\nCONNECT a:443 HTTP/1.1\r\n\r\n",
                "CONNECT\ta:443 HTTP/1.1\r\n\r\n",
                "CONNECT  a:443 HTTP/1.1\r\n\r\n",
                "CONNECT a:443\r\n\r\n",
                "CONNECT a\nb:443 HTTP/1.1\r\n\r\n",
                "CONNECT a:443 HTTP/2.0\r\n\r\n",
                "CONNECT a:443 HTTP/1.1 \r\n\r\n",
                "CONNECT a:443 HTTP/1.1\nHost: a\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nno header\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nA: b\r\n folded: c\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nA : b\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nA: \u0000\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void whatCanBeReadInTwoWaysIsMalformed(String text) {
        assertThat(answer(text)).isEqualTo(Answer.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"8192, TooLarge", "8191, Partial"})
    void aHeadHasABound(int length, String expected) {
        var start = "CONNECT a:443 HTTP/1.1\r\nX: ";

        var head = read(start + "y".repeat(length - start.length()));

        assertThat(head instanceof Head.Partial ? "Partial" : "TooLarge").isEqualTo(expected);
    }

    private static Head read(String text) {
        return Head.read(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    private static Answer answer(String text) {
        return read(text) instanceof Head.Refused(var refusal)
                ? refusal.answer()
                : Answer.TUNNELLED;
    }
}
