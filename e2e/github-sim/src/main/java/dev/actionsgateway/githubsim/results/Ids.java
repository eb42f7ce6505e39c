package dev.actionsgateway.githubsim.results;

/// The form of ids that may stand in a URL path and in a log line as they are.
final class Ids {
    static final String PATTERN = "[A-Za-z0-9_-]{1,64}";

    private Ids() {}
}
