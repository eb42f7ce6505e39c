package dev.actionsgateway.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// A token, a key or a password that may travel through records and log lines without being seen.
///
/// Only [#reveal()] and [#revealBytes()] give the value away, so a search for them finds every use.
/// It has no bean properties and is not `Serializable`: JSON and object streams cannot take it
/// along by accident.
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A secret of these characters, in UTF-8. An empty one is refused: it is a missing
    /// configuration.
    ///
    /// @throws IllegalArgumentException if the value is empty
    public static Secret of(String value) {
        return of(value.getBytes(UTF_8));
    }

    /// A secret of a copy of these bytes.
    ///
    /// @throws IllegalArgumentException if there are none
    public static Secret of(byte[] value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(value.clone());
    }

    /// The value as text. Do not keep, log or concatenate it: hand it on to what needs it.
    public String reveal() {
        return new String(bytes, UTF_8);
    }

    /// A copy of the value.
    public byte[] revealBytes() {
        return bytes.clone();
    }

    /// Compares in a time that does not depend on where the two differ.
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /// The same for all secrets: a hash of the value would say something about it.
    @Override
    public int hashCode() {
        return Secret.class.getName().hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
