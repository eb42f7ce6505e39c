package dev.actionsgateway.proxy.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Nursery;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who sends faster than the other side reads must wait, and nothing is lost.
@Timeout(120)
class BackPressureTest {
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 1024;

    @Test
    void aSenderWaitsForItsReaderAndEveryByteArrivesInItsOrder() throws Exception {
        try (var world = World.open();
                var client = world.client();
                var nursery = Nursery.open("sender")) {
            client.connect(world.authority());
            try (var destination = world.accepted()) {
                var sent = MessageDigest.getInstance("SHA-256");
                var sending =
                        nursery.fork(
                                "send",
                                () -> {
                                    var random = new Random(7);
                                    var block = new byte[BLOCK];
                                    for (int i = 0; i < BLOCKS; i++) {
                                        random.nextBytes(block);
                                        sent.update(block);
                                        client.socket().getOutputStream().write(block);
                                    }
                                    client.sendNoMore();
                                    return true;
                                });
                World.await("something waits", () -> carried(world) > 0 && isSettled(world));
                assertThat(carried(world)).isLessThan(BLOCK * (long) BLOCKS);
                assertThat(sending.isDone()).isFalse();

                var received = MessageDigest.getInstance("SHA-256");
                var in = destination.socket().getInputStream();
                var buffer = new byte[BLOCK];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    received.update(buffer, 0, read);
                }

                nursery.join();
                assertThat(received.digest()).isEqualTo(sent.digest());
            }
        }
    }

    @Test
    void theMoreIsKeptTheLessIsRead() {
        var buffers = new Buffers();
        assertThat(buffers.empty().remaining()).isEqualTo(Buffers.CHUNK);

        while (buffers.kept() < Buffers.ENOUGH) {
            buffers.keep(buffers.empty());
        }
        assertThat(buffers.empty().remaining()).isEqualTo(Buffers.SMALL);
        while (buffers.kept() < Buffers.MUCH) {
            buffers.keep(buffers.empty());
        }
        assertThat(buffers.empty().remaining()).isEqualTo(Buffers.LEAST);
    }

    private static long carried(World world) {
        return world.carriedUp();
    }

    /// Whether nothing has moved over three looks.
    private static boolean isSettled(World world) throws InterruptedException {
        long first = carried(world);
        for (int look = 0; look < 3; look++) {
            World.pause();
            if (carried(world) != first) {
                return false;
            }
        }
        return true;
    }
}
