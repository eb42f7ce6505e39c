package dev.actionsgateway.githubsim.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import java.io.ByteArrayOutputStream;

/// The server's side of WebSocket frames (RFC 6455, section 5), as far as a feed of text needs it:
/// joins fragments, answers pings, and closes with the right code when the client breaks a rule.
final class WebSocketFrames {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_TEXT = 1003;
    private static final int TOO_BIG = 1009;

    private final DataReader reader;
    private final DataWriter writer;
    private final int maxMessage;

    /// What the client sent.
    sealed interface Incoming {}

    /// A whole message of text.
    record Message(String text) implements Incoming {}

    /// Either side closed; the reply has been sent.
    record Closed(int code) implements Incoming {}

    WebSocketFrames(DataReader reader, DataWriter writer, int maxMessage) {
        this.reader = reader;
        this.writer = writer;
        this.maxMessage = maxMessage;
    }

    /// Waits for the next message or the end.
    Incoming next() {
        var message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            int first = reader.read() & 0xFF;
            int second = reader.read() & 0xFF;
            int opcode = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            boolean control = opcode >= CLOSE;
            long length = length(second & 0x7F);
            if ((first & 0x70) != 0
                    || (second & 0x80) == 0
                    || (control && (!last || length > 125))) {
                return close(PROTOCOL_ERROR);
            }
            if (length < 0 || length > maxMessage - message.size()) {
                return close(TOO_BIG);
            }
            byte[] payload = unmask((int) length);
            switch (opcode) {
                case PING -> send(PONG, payload);
                case PONG -> {}
                case CLOSE -> {
                    return close(payload.length >= 2 ? code(payload) : 1000);
                }
                case TEXT, CONTINUATION -> {
                    if (begun != (opcode == CONTINUATION)) {
                        return close(PROTOCOL_ERROR);
                    }
                    begun = true;
                    message.writeBytes(payload);
                    if (last) {
                        return new Message(message.toString(UTF_8));
                    }
                }
                default -> {
                    return close(NOT_TEXT);
                }
            }
        }
    }

    /// Says goodbye with this code.
    Closed close(int code) {
        send(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
        return new Closed(code);
    }

    private long length(int shortLength) {
        int bytes =
                switch (shortLength) {
                    case 126 -> 2;
                    case 127 -> 8;
                    default -> 0;
                };
        long length = bytes == 0 ? shortLength : 0;
        for (int i = 0; i < bytes; i++) {
            length = (length << 8) | (reader.read() & 0xFF);
        }
        return length;
    }

    private byte[] unmask(int length) {
        byte[] mask = reader.readBytes(4);
        byte[] payload = reader.readBytes(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static int code(byte[] payload) {
        return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }

    private void send(int opcode, byte[] payload) {
        byte[] frame = new byte[2 + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        writer.writeNow(BufferData.create(frame));
    }
}
