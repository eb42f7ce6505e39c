package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that are shown while the job runs.
class LiveFeedTest {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 8;
    private static final int LONG_LENGTH = 126;

    @TempDir Path root;
    private FakeGitHub github;
    private ServerSocket feed;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub();
        feed = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        feed.close();
        github.close();
    }

    private JobJson job() {
        return new JobJson(github)
                .endpointData("FeedStreamUrl", "ws://127.0.0.1:" + feed.getLocalPort() + "/feed")
                .script("talk", "for i in 1 2 3; do echo line $i; done; printf 'x%.0s' {1..2000}");
    }

    @Test
    void linesAreShownByStepAndNumberAndLongOnesAreCut() throws Exception {
        Thread server = Thread.ofVirtual().start(this::serve);

        assertThat(new InJvm(root).run(job())).isEqualTo(100);
        server.join();

        assertThat(heads.getFirst()).contains("Authorization: Bearer " + JobJson.TOKEN);
        List<JsonObject> ofStep =
                messages.stream()
                        .filter(message -> message.getString("stepId").equals("id-talk"))
                        .toList();
        assertThat(ofStep.getFirst().getInt("startLine")).isEqualTo(1);
        List<String> lines =
                ofStep.stream()
                        .flatMap(message -> message.getJsonArray("value").stream())
                        .map(line -> Json.text(line).orElse(""))
                        .toList();
        assertThat(lines).contains("line 1", "line 2", "line 3", "x".repeat(1024) + "...");
        assertThat(ofStep.stream().mapToInt(message -> message.getInt("count")).sum())
                .isEqualTo(lines.size());
    }

    @Test
    void aFeedThatCannotBeReachedChangesNothing() throws Exception {
        feed.close();

        assertThat(new InJvm(root).run(job())).isEqualTo(100);
    }

    private void serve() {
        try (Socket socket = feed.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            heads.add(head.toString());
            socket.getOutputStream().write(handshake(head.toString()).getBytes(UTF_8));
            StringBuilder text = new StringBuilder();
            int first;
            while (((first = in.readUnsignedByte()) & 0xF) != CLOSE) {
                text.append(payload(in));
                if (first >= 0x80) {
                    messages.add(Json.object(text.toString()));
                    text.setLength(0);
                }
            }
            // A close frame is answered by one.
            socket.getOutputStream().write(new byte[] {(byte) 0x88, 0});
        } catch (IOException | GeneralSecurityException _) {
            // The test sees what has come.
        }
    }

    private static String payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7F;
        byte[] mask = new byte[4];
        length = length == LONG_LENGTH ? in.readUnsignedShort() : length;
        in.readFully(mask);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return new String(bytes, UTF_8);
    }

    private static String handshake(String head) throws GeneralSecurityException {
        String key = head.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+)\r\n.*", "$1");
        byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(UTF_8));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash)
                + "\r\n\r\n";
    }
}
