package dev.actionsgateway.load.proxy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the proxy is measured.
///
/// @param tunnels how many are held open, silent
/// @param mebibytes how many are carried, over eight tunnels
/// @param connects how many tunnels are made and ended, one after the other by eight clients
/// @param limit how long each part may take
/// @param program the proxy's jar
/// @param jvm the arguments of its JVM
/// @param haproxy the program to compare with, if it is there
public record ProxyPlan(
        int tunnels,
        int mebibytes,
        int connects,
        Duration limit,
        Path program,
        List<String> jvm,
        Optional<Path> haproxy) {

    /// Copies.
    public ProxyPlan {
        jvm = List.copyOf(jvm);
    }
}
