package dev.actionsgateway.github.broker;

import java.util.Map;

/// What we tell the broker that we are. It refuses a version below its minimum.
///
/// @param version of the runner that the workers hold
/// @param os as the runner spells it
/// @param architecture as the runner spells it
public record Build(String version, String os, String architecture) {
    /// Linux on x86-64.
    public static Build linuxX64(String version) {
        return new Build(version, "Linux", "X64");
    }

    Map<String, String> query() {
        return Map.of("runnerVersion", version, "os", os, "architecture", architecture);
    }
}
