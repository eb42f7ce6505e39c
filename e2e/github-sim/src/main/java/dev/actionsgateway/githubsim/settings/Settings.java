package dev.actionsgateway.githubsim.settings;

/// All that may be changed about the simulated GitHub while it runs.
public record Settings(Times times, Modes modes) {
    /// As github.com.
    public static final Settings REAL = new Settings(Times.REAL, Modes.REAL);
}
