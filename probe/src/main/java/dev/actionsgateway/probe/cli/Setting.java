package dev.actionsgateway.probe.cli;

import dev.actionsgateway.probe.link.Waits;
import java.util.Map;

/// What the program found around it when it started.
///
/// @param environment its variables
/// @param terminal where it prints and asks
/// @param waits how it waits
public record Setting(Map<String, String> environment, Terminal terminal, Waits waits) {}
