package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/// One message of the pipe: a type, a length in bytes, both little-endian 32-bit numbers, and that
/// many bytes of UTF-16LE without a byte order mark.
///
/// @param type 1 is a job, 2 a cancel, 3 a shutdown of the runner, 4 one of the machine
/// @param body the text; only a job has one
public record Frame(int type, String body) {
    public static final int NEW_JOB = 1;
    public static final int CANCEL = 2;
    public static final int RUNNER_SHUTDOWN = 3;
    public static final int SYSTEM_SHUTDOWN = 4;

    static final int HEADER_BYTES = 8;
    static final int MOST_BYTES = 50_000_000;

    /// The bytes of this frame, as the other side writes them.
    public byte[] encode() {
        byte[] text = body.getBytes(UTF_16LE);
        return ByteBuffer.allocate(HEADER_BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /// What the eight bytes before a body say.
    record Header(int type, int length) {

        /// @throws WorkerCrash if the length cannot be one
        static Header decode(byte[] bytes) {
            var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            var header = new Header(buffer.getInt(), buffer.getInt());
            if (header.length < 0 || header.length > MOST_BYTES || header.length % 2 != 0) {
                throw new WorkerCrash(
                        "a frame of type "
                                + header.type
                                + " with "
                                + header.length
                                + " bytes"
                                + header.hint());
            }
            return header;
        }

        private String hint() {
            int swapped = Integer.reverseBytes(length);
            return swapped >= 0 && swapped <= MOST_BYTES
                    ? ": in the other byte order it would be " + swapped + "; send little-endian"
                    : "";
        }
    }

    /// @throws WorkerCrash if the bytes are no UTF-16
    static Frame decode(Header header, byte[] body) {
        try {
            return new Frame(
                    header.type(), UTF_16LE.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            throw new WorkerCrash("a frame's body is not UTF-16LE", e);
        }
    }
}
