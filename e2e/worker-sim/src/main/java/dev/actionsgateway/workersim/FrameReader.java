package dev.actionsgateway.workersim;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Reads frames and takes the end of the stream for silence: it looks again every 100 ms, for ever.
final class FrameReader {
    private final InputStream in;
    private final Duration pause;

    FrameReader(InputStream in, Duration pause) {
        this.in = in;
        this.pause = pause;
    }

    /// The next frame, whole.
    ///
    /// @throws WorkerCrash if it cannot be one
    /// @throws IOException if the pipe cannot be read
    Frame read() throws IOException, InterruptedException {
        var header = Frame.Header.decode(bytes(Frame.HEADER_BYTES));
        return Frame.decode(header, bytes(header.length()));
    }

    /// Reads half of the next body and leaves the rest in the pipe.
    void readHalf() throws IOException, InterruptedException {
        bytes(Frame.Header.decode(bytes(Frame.HEADER_BYTES)).length() / 2);
    }

    private byte[] bytes(int count) throws IOException, InterruptedException {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            int n = in.read(bytes, filled, count - filled);
            if (n > 0) {
                filled += n;
            } else {
                Thread.sleep(pause);
            }
        }
        return bytes;
    }
}
