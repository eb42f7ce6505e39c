package dev.actionsgateway.proxy.tunnel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One direction of a tunnel. It reads no further than the reader at its end takes, and passes on
/// the end of the stream when all before it has been taken.
final class Flow {
    private final SocketChannel from;
    private final SocketChannel to;
    private final Buffers buffers;
    private @Nullable ByteBuffer kept; // what `to` has not taken yet
    private boolean ended; // `from` says no more
    private boolean shut; // `to` knows it
    private long bytes;

    Flow(SocketChannel from, SocketChannel to, Buffers buffers) {
        this.from = from;
        this.to = to;
        this.buffers = buffers;
    }

    /// Sends this before all that will be read.
    void lead(ByteBuffer first) throws IOException {
        if (first.hasRemaining()) {
            write(first);
        }
    }

    /// Moves what can be moved now, at most one buffer full; returns how many bytes were taken.
    long pump() throws IOException {
        long before = bytes;
        if (kept == null || flush(kept)) {
            read();
        }
        if (ended && kept == null && !shut) {
            shut = true;
            to.shutdownOutput();
        }
        return bytes - before;
    }

    private boolean flush(ByteBuffer rest) throws IOException {
        bytes += to.write(rest);
        if (rest.hasRemaining()) {
            return false;
        }
        drop();
        return true;
    }

    private void read() throws IOException {
        if (ended) {
            return;
        }
        var buffer = buffers.empty();
        ended = from.read(buffer) < 0;
        write(buffer.flip());
    }

    private void write(ByteBuffer buffer) throws IOException {
        if (buffer.hasRemaining()) {
            bytes += to.write(buffer);
        }
        if (buffer.hasRemaining()) {
            kept = buffers.keep(buffer);
        }
    }

    /// Gives back what is kept; it will not be sent.
    void drop() {
        if (kept != null) {
            buffers.free(kept);
            kept = null;
        }
    }

    boolean wantsToRead() {
        return !ended && kept == null;
    }

    boolean wantsToWrite() {
        return kept != null;
    }

    boolean isDone() {
        return shut;
    }

    /// How many bytes were taken at its end.
    long bytes() {
        return bytes;
    }
}
