package dev.actionsgateway.gmc.control;

/// What was wanted at the last write of an object, and what it was then.
///
/// As long as both are the same, nothing needs to be written. When the object is another, it is
/// written again, and the API server decides by its own rules whose field is whose: what another
/// manager may set stays, and is part of what is remembered then.
///
/// @param wanted digest of what was sent
/// @param found digest of what the API server answered, without what changes by itself
/// @param before digest of what was there before it: the watches may show it for a moment yet
/// @param uid tells the object from another of the same name
record Applied(String wanted, String found, String before, String uid) {
    /// What is there was seen to be what was answered.
    Applied seen() {
        return new Applied(wanted, found, found, uid);
    }

    /// Whether a write that gave the other put back what somebody else had changed, or deleted.
    ///
    /// @param present digest of what the watches showed before that write
    boolean isRepairedBy(Applied other, String present) {
        return wanted.equals(other.wanted)
                && (present.isEmpty()
                        ? !uid.equals(other.uid)
                        : !present.equals(before) && !present.equals(other.found));
    }
}
