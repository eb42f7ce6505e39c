package dev.actionsgateway.jobs;

import java.util.Arrays;

/// What a worker needs to run a job, exactly as GitHub sent it. It holds secrets: it prints as its
/// size only, and it is handed on unchanged, never parsed and written again.
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A payload of a copy of these bytes.
    ///
    /// @throws IllegalArgumentException if there are none
    public static Payload of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a payload must not be empty");
        }
        return new Payload(bytes.clone());
    }

    /// A copy of the bytes.
    public byte[] reveal() {
        return bytes.clone();
    }

    /// How many bytes there are.
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    /// The same for payloads of one size: a hash of the content would say something about it.
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "a payload of " + bytes.length + " bytes";
    }
}
