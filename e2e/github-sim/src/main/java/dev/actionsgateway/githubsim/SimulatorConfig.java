package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.serve.TlsFiles;
import java.time.InstantSource;
import java.util.Optional;

/// How a simulator is started.
///
/// @param host the address to bind
/// @param ports where it listens; 0 takes a free port
/// @param tls the certificate of GitHub's side, if it speaks TLS
/// @param publicBase how clients reach it, as `https://github.test:8443`, if their `Host` header
///   does not say so
/// @param tenants who has an account
/// @param settings how it behaves at first
/// @param clock the real time
public record SimulatorConfig(
        String host,
        Ports ports,
        Optional<TlsFiles> tls,
        Optional<String> publicBase,
        Tenants tenants,
        Settings settings,
        InstantSource clock) {

    /// Where it listens.
    public record Ports(int github, int control, int management) {
        /// Free ones.
        public static final Ports FREE = new Ports(0, 0, 0);
    }

    /// A simulator on free ports of the loopback address, without TLS: for tests.
    public static SimulatorConfig local(Tenants tenants, Settings settings, InstantSource clock) {
        return new SimulatorConfig(
                "127.0.0.1",
                Ports.FREE,
                Optional.empty(),
                Optional.empty(),
                tenants,
                settings,
                clock);
    }

    /// The same over TLS.
    public SimulatorConfig with(TlsFiles files) {
        return new SimulatorConfig(
                host, ports, Optional.of(files), publicBase, tenants, settings, clock);
    }
}
