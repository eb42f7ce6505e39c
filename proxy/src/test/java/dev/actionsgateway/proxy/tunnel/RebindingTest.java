package dev.actionsgateway.proxy.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A name server of an attacker, which answers one thing to who judges and another to who dials.
@Timeout(60)
class RebindingTest {

    @Test
    void aNameIsLookedUpOnceSoASecondAnswerHasNoUse() throws Exception {
        var asked = new AtomicInteger();
        Resolver rebinding =
                _ ->
                        asked.incrementAndGet() == 1
                                ? World.loopback() // opened, so let pass
                                : List.of(InetAddress.ofLiteral("127.0.0.2"));
        try (var world = World.open(rebinding);
                var client = world.client()) {
            assertThat(client.connect(world.authority())).contains(" 200 ");

            try (var destination = world.accepted()) {
                assertThat(destination.socket().getLocalAddress().getHostAddress())
                        .isEqualTo("127.0.0.1");
                assertThat(asked).hasValue(1);
            }
        }
    }

    @Test
    void aNameThatLeadsInsideAtTheSecondTimeIsRefusedThen() throws Exception {
        var asked = new AtomicInteger();
        Resolver rebinding =
                name ->
                        name.startsWith("a.") && asked.incrementAndGet() == 1
                                ? World.loopback()
                                : List.of(
                                        InetAddress.ofLiteral("127.0.0.2"),
                                        InetAddress.ofLiteral("169.254.169.254"));
        try (var world = World.open(rebinding);
                var client = world.client()) {
            int port = world.destination.getLocalPort();
            client.connect("a.corp.example:" + port);
            world.accepted().close();

            var refused = world.exchange("CONNECT b.corp.example:" + port + " HTTP/1.1\r\n\r\n");

            assertThat(refused).startsWith("HTTP/1.1 403 ").contains("lies inside");
            world.destination.setSoTimeout(100);
            assertThatThrownBy(world.destination::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void ofAMixedAnswerOnlyTheJudgedAddressIsDialled() throws Exception {
        try (var world =
                        World.open(_ ->
                                List.of(
                                        InetAddress.ofLiteral("127.0.0.2"),
                                        InetAddress.ofLiteral("127.0.0.1")));
                var client = world.client()) {
            assertThat(client.connect(world.authority())).contains(" 200 ");

            try (var destination = world.accepted()) {
                assertThat(destination.socket().getLocalAddress().getHostAddress())
                        .isEqualTo("127.0.0.1");
            }
        }
    }
}
