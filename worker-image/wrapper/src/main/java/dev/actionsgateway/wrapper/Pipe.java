package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;

/// Writes the worker's messages: a type, a length in bytes, both little-endian 32-bit numbers, and
/// that many bytes of UTF-16LE without a byte order mark.
final class Pipe {
    static final int JOB = 1;
    static final int CANCEL = 2;
    static final int SHUTDOWN = 3;

    private static final int HEADER = 8;
    private static final int CHUNK = 16 * 1024;

    private final OutputStream out;

    Pipe(OutputStream out) {
        this.out = out;
    }

    /// Writes the job, unpacking it on the way.
    void job(Payload payload) throws IOException {
        header(JOB, 2 * payload.units());
        var chars = CharBuffer.allocate(CHUNK);
        try (Reader message = payload.open()) {
            while (message.read(chars) >= 0) {
                chars.flip();
                // A pair may be cut between two chunks: units are written as they are.
                write(chars);
                chars.clear();
            }
        }
        out.flush();
    }

    /// Writes a message that has no body.
    void control(int type) throws IOException {
        header(type, 0);
        out.flush();
    }

    private void header(int type, int length) throws IOException {
        out.write(
                ByteBuffer.allocate(HEADER)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(type)
                        .putInt(length)
                        .array());
    }

    private void write(CharBuffer chars) throws IOException {
        var bytes = ByteBuffer.allocate(2 * chars.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asCharBuffer().put(chars);
        out.write(bytes.array());
    }
}
