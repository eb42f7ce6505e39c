package dev.actionsgateway.agc.gate;

/// Tells how many more workers of a group the namespace has room for. Answers at once, from what is
/// known; it does no I/O.
@FunctionalInterface
public interface Headroom {
    /// The room there is now, beside the pods that exist.
    Room room();

    /// Room for workers.
    ///
    /// @param workers how many more; [Integer#MAX_VALUE] when nothing limits them
    /// @param limit what limits them
    /// @param detail one sentence for people: which quota, which resource, how much is missing
    record Room(int workers, Withheld limit, String detail) {
        /// No limit is known.
        public static Room unlimited() {
            return new Room(Integer.MAX_VALUE, Withheld.CEILING, "");
        }
    }
}
