package dev.actionsgateway.proxy.tunnel;

import java.nio.ByteBuffer;

/// The memory that bytes pass through. One buffer serves all tunnels, since nothing stays in it;
/// only what a slow reader did not take is kept aside, and the more of that there is, the less is
/// read at once.
///
/// ```
/// kept below ENOUGH ─▶ 128 KiB a read      up to MUCH ─▶ 16 KiB      beyond ─▶ 2 KiB
/// ```
///
/// So all tunnels together keep at most `MUCH` and 2 KiB for each direction.
final class Buffers {
    static final int CHUNK = 128 * 1024;
    static final int SMALL = 16 * 1024;
    static final int LEAST = 2 * 1024;
    static final long ENOUGH = 8 * 1024 * 1024;
    static final long MUCH = 16 * 1024 * 1024;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(CHUNK);
    private long kept;

    /// The empty buffer, as long as may be read now. What is in it must be written or kept before
    /// anyone asks again.
    ByteBuffer empty() {
        int length = kept < ENOUGH ? CHUNK : kept < MUCH ? SMALL : LEAST;
        return shared.clear().limit(length);
    }

    /// Keeps what is left in the buffer.
    ByteBuffer keep(ByteBuffer rest) {
        kept += rest.remaining();
        return ByteBuffer.allocate(rest.remaining()).put(rest).flip();
    }

    /// Says that a buffer from [#keep(ByteBuffer)] is of no use any more.
    void free(ByteBuffer used) {
        kept -= used.capacity();
    }

    /// How much is kept, in bytes.
    long kept() {
        return kept;
    }
}
