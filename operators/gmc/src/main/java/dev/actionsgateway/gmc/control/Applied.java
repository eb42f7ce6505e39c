package dev.actionsgateway.gmc.control;

/// What was wanted at the last write of an object, and what it was then.
///
/// As long as both are the same, nothing needs to be written. When the object is another, it is
/// written again, and the API server decides by its own rules whose field is whose: what another
/// manager may set stays, and is part of what is remembered then.
///
/// @param wanted digest of what was sent
/// @param found digest of what the API server answered, without what changes by itself
record Applied(String wanted, String found) {}
