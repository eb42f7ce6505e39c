package dev.actionsgateway.github.wire;

/// The HTTP methods that GitHub is spoken to with.
public enum Verb {
    /// Reads. When the connection dies before a byte of the answer, the library sends it once more.
    GET,
    /// Acts. Sent once.
    POST,
    /// Removes. Sent once by us; harmless to repeat.
    DELETE
}
