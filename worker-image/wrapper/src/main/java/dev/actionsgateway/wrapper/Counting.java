package dev.actionsgateway.wrapper;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read, and reads no more than a message may have: a small file can unpack to very
/// much.
final class Counting extends FilterInputStream {
    /// Three bytes of UTF-8 for each character is the most there can be.
    private static final long MOST = 3L * Payload.MOST_UNITS;

    private long bytes;

    Counting(InputStream in) {
        super(in);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > MOST) {
            throw new IOException("the message is longer than the worker's pipe takes");
        }
    }
}
