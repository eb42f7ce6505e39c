package dev.actionsgateway.githubsim.results;

/// One write to the blob store. It owns its bytes: whoever made it writes to them no more.
final class BlobWrite {
    private final Action action;
    private final byte[] bytes;
    private final long dropped;

    /// What to do with the bytes.
    enum Action {
        /// A whole blob in one request; replaces what was there.
        PUT_BLOCK_BLOB,
        /// As [#PUT_BLOCK_BLOB], but only if there is none yet.
        PUT_NEW_BLOCK_BLOB,
        /// An empty blob that blocks are appended to.
        CREATE_APPEND_BLOB,
        /// One block more.
        APPEND,
        /// The last block.
        APPEND_AND_SEAL
    }

    /// @param bytes the beginning of the body, as far as it may be kept
    /// @param dropped how many further bytes the body had
    BlobWrite(Action action, byte[] bytes, long dropped) {
        this.action = action;
        this.bytes = bytes;
        this.dropped = dropped;
    }

    Action action() {
        return action;
    }

    byte[] bytes() {
        return bytes;
    }

    long dropped() {
        return dropped;
    }
}
