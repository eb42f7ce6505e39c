package dev.actionsgateway.api.group;

/// The schema of an object whose fields belong to somebody else: it has none of its own.
record FreeForm() {}
