package dev.actionsgateway.proxy.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The proxy on real sockets.
@Timeout(60)
class TunnelServerTest {

    @Test
    void aTunnelCarriesBothWays() throws Exception {
        try (var world = World.open();
                var client = world.client()) {
            assertThat(client.connect(world.authority())).startsWith("HTTP/1.1 200 ");

            try (var destination = world.accepted()) {
                client.send("ping");
                assertThat(destination.until("ping")).isEqualTo("ping");
                destination.send("pong");
                assertThat(client.until("pong")).isEqualTo("pong");
            }
        }
    }

    @Test
    void whatTheClientSaysBeforeItIsAnsweredIsCarriedToo() throws Exception {
        try (var world = World.open();
                var client = world.client()) {
            client.send("CONNECT " + world.authority() + " HTTP/1.1\r\n\r\nearly");

            try (var destination = world.accepted()) {
                assertThat(destination.until("early")).isEqualTo("early");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET http://inside.corp.example/ HTTP/1.1 | 405 | Allow: CONNECT",
                "GET http://inside.corp.example/ HTTP/1.1 | 405 | use https://",
                "POST / HTTP/1.1 | 405 | by CONNECT",
                "CONNECT inside.corp.example HTTP/1.1 | 400 | no port is named",
                "CONNECT 2130706433:443 HTTP/1.1 | 400 | unusual spelling",
                "hello | 400 | this is no HTTP",
                "CONNECT inside.corp.example:22 HTTP/1.1 | 403 | port 22 is not allowed",
                "CONNECT elsewhere.org:443 HTTP/1.1 | 403 | spec.proxy.allowedDestinations",
                "CONNECT 127.0.0.2:443 HTTP/1.1 | 403 | is an address",
                "CONNECT [::ffff:169.254.169.254]:443 HTTP/1.1 | 403 | is an address"
            })
    void whatIsNotGrantedIsRefusedWithItsReason(String line, int status, String why)
            throws Exception {
        try (var world = World.open()) {
            assertThat(world.exchange(line + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("Connection: close")
                    .contains(why)
                    .endsWith("\n");
        }
    }

    @Test
    void aHeadThatIsTooLongIs431AlsoWhileTheClientIsStillSending() throws Exception {
        try (var world = World.open()) {
            var head = "CONNECT inside.corp.example:443 HTTP/1.1\r\nX: " + "y".repeat(100_000);

            assertThat(world.exchange(head)).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void aHeadThatDoesNotComeIs408() throws Exception {
        var hasty =
                new Times(
                        Duration.ofMillis(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10));
        try (var world = World.open(10, 10, hasty)) {
            assertThat(world.exchange("CONN")).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aNameThatIsUnknownIs502() throws Exception {
        try (var world =
                World.open(name -> {
                    throw new UnknownHostException(name);
                })) {
            assertThat(world.exchange("CONNECT gone.corp.example:443 HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 502 ")
                    .contains("gone.corp.example cannot be looked up");
        }
    }

    @Test
    void aDestinationThatRefusesIs502() throws Exception {
        try (var world = World.open()) {
            world.destination.close();

            assertThat(world.exchange("CONNECT " + world.authority() + " HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 502 ");
        }
    }

    @Test
    void aNameThatIsNotFoundInTimeIs504() throws Exception {
        var hasty =
                new Times(
                        Duration.ofSeconds(10),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10));
        try (var world =
                World.open(
                        10,
                        10,
                        hasty,
                        _ -> {
                            try {
                                new java.util.concurrent.CountDownLatch(1).await();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                            return World.loopback();
                        })) {
            assertThat(world.exchange("CONNECT slow.corp.example:443 HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 504 ");
        }
    }

    @Test
    void overTheLimitOfAClientIs429AndOverTheTotalIs503() throws Exception {
        try (var world = World.open(2, 1, World.TIMES);
                var first = world.client()) {
            first.connect(world.authority());

            var second = world.exchange("CONNECT " + world.authority() + " HTTP/1.1\r\n\r\n");

            assertThat(second).startsWith("HTTP/1.1 429 ").contains("Retry-After: 1");
        }
        try (var world = World.open(1, 10, World.TIMES);
                var first = world.client()) {
            first.connect(world.authority());

            var second = world.exchange("CONNECT " + world.authority() + " HTTP/1.1\r\n\r\n");

            assertThat(second).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
        }
    }

    @Test
    void aPlaceThatWasGivenBackIsFreeAgain() throws Exception {
        try (var world = World.open(1, 1, World.TIMES)) {
            try (var first = world.client()) {
                first.connect(world.authority());
                world.accepted().close();
            }

            World.await(
                    "a place",
                    () -> {
                        try (var next = world.client()) {
                            return next.connect(world.authority()).contains(" 200 ");
                        }
                    });
        }
    }

    @Test
    void eachDirectionEndsByItself() throws Exception {
        try (var world = World.open();
                var client = world.client()) {
            client.connect(world.authority());
            try (var destination = world.accepted()) {
                client.send("question").sendNoMore();
                assertThat(destination.rest()).isEqualTo("question");

                destination.send("answer").sendNoMore();

                assertThat(client.rest()).isEqualTo("answer");
            }
            World.await("nothing in flight", () -> world.inFlight.count() == 0);
        }
    }

    @Test
    void aBrokenConnectionIsPassedOnAsBroken() throws Exception {
        try (var world = World.open();
                var client = world.client()) {
            client.connect(world.authority());
            var destination = world.accepted();
            destination.socket().setSoLinger(true, 0);

            destination.close();

            assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aSilentTunnelIsClosed() throws Exception {
        try (var world = World.open(10, 10, Times.standard(Duration.ofMillis(1)));
                var client = world.client()) {
            client.connect(world.authority());

            World.await("it is closed", () -> world.inFlight.count() == 0);
        }
    }

    @Test
    void whenTheProgramStopsItTakesNoneAndCutsWhatIsLeft() throws Exception {
        try (var client = openedAndLeft()) {
            assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
        }
    }

    private static Wire openedAndLeft() throws IOException {
        try (var world = World.open()) {
            var client = world.client();
            client.connect(world.authority());
            return client;
        }
    }
}
