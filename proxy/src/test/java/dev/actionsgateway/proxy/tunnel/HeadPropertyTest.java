package dev.actionsgateway.proxy.tunnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a client sends, its head is understood or refused, in whatever pieces it comes.
class HeadPropertyTest {

    @Property
    void whatIsUnderstoodIsOneLineOfTheClientAndNothingElse(@ForAll("changed") byte[] bytes) {
        var head = Head.read(ByteBuffer.wrap(bytes));

        if (head instanceof Head.Connect(var authority, int length)) {
            var text = new String(bytes, 0, length, ISO_8859_1);
            assertThat(text).startsWith("CONNECT " + authority + " HTTP/1.").endsWith("\r\n\r\n");
            assertThat(authority).doesNotContain(" ", "\r", "\n");
        }
    }

    @Property
    void whatComesInPiecesIsJudgedAsIfItCameAtOnce(@ForAll("changed") byte[] bytes) {
        var whole = Head.read(ByteBuffer.wrap(bytes));

        for (int length = 0; length < bytes.length; length++) {
            var piece = Head.read(ByteBuffer.wrap(bytes, 0, length));
            if (!(piece instanceof Head.Partial)) {
                assertThat(whole).isEqualTo(piece);
                return;
            }
        }
    }

    @Provide
    Arbitrary<byte[]> changed() {
        var usual = "CONNECT github.com:443 HTTP/1.1\r\nHost: github.com:443\r\nA: b\r\n\r\ntls";
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> mutant =
                Combinators.combine(
                                Arbitraries.integers().between(0, usual.length() - 1),
                                Arbitraries.strings()
                                        .withChars("\r\n :\t\0ÿCONNECTcGET/1.0")
                                        .ofMaxLength(4),
                                Arbitraries.integers().between(0, 4))
                        .as((at, put, cut) -> {
                            int end = Math.min(usual.length(), at + cut);
                            return (usual.substring(0, at) + put + usual.substring(end))
                                    .getBytes(ISO_8859_1);
                        });
        return Arbitraries.oneOf(noise, mutant);
    }
}
