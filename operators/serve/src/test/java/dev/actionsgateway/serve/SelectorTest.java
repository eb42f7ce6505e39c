package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A listener that speaks another protocol beside HTTP, as the proxy does with CONNECT.
@Timeout(60)
class SelectorTest {

    @Test
    void aConnectionSelectorTakesWhatIsItsOwnAndLeavesTheRestToHttp() throws Exception {
        var listener =
                Fixture.api(r -> r.get("/hello", (_, response) -> response.send("hello")))
                        .tuned(config -> config.addConnectionSelector(new Connect()));
        try (var server = Server.start(Fixture.plan(listener, Drain.unsettled()))) {
            int port = server.port("api");

            assertThat(Wire.exchange(port, "CONNECT a:443 HTTP/1.1\r\n")).isEqualTo("tunnel");
            assertThat(Wire.get(port, "/hello")).contains(" 200 ").endsWith("hello");
        }
    }

    private static final class Connect implements ServerConnectionSelector {
        private static final byte[] METHOD = "CONNECT ".getBytes(US_ASCII);

        @Override
        public int bytesToIdentifyConnection() {
            return METHOD.length;
        }

        @Override
        public Support supports(BufferData data) {
            var start = new byte[METHOD.length];
            data.read(start);
            return new String(start, US_ASCII).equals("CONNECT ")
                    ? Support.SUPPORTED
                    : Support.UNSUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return Set.of();
        }

        /// A proxy, because the interface's own types would be one more dependency.
        @Override
        public ServerConnection connection(ConnectionContext context) {
            return (ServerConnection)
                    Proxy.newProxyInstance(
                            Connect.class.getClassLoader(),
                            new Class<?>[] {ServerConnection.class},
                            (_, method, _) ->
                                    switch (method.getName()) {
                                        case "handle" -> handle(context);
                                        case "idleTime" -> Duration.ZERO;
                                        default -> null;
                                    });
        }

        private static @Nullable Object handle(ConnectionContext context) {
            context.dataReader().readLine();
            context.dataWriter().writeNow(BufferData.create("tunnel".getBytes(US_ASCII)));
            return null;
        }
    }
}
