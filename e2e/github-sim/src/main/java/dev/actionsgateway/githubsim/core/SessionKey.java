package dev.actionsgateway.githubsim.core;

/// The key of an encrypted session: what the client was sent, and the key itself.
public final class SessionKey {
    private final byte[] wrapped;
    private final byte[] aes;

    /// @param wrapped the AES key under the runner's public key
    /// @param aes the AES key, 32 bytes
    public SessionKey(byte[] wrapped, byte[] aes) {
        this.wrapped = wrapped.clone();
        this.aes = aes.clone();
    }

    /// The AES key under the runner's public key.
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /// The AES key, 32 bytes.
    public byte[] aes() {
        return aes.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
