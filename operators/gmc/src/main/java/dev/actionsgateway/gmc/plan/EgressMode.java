package dev.actionsgateway.gmc.plan;

import java.util.Locale;

/// How the proxies judge, in their own words.
public enum EgressMode {
    /// By names: GitHub's and the listed ones.
    NAMES,
    /// Also whatever leads to GitHub's own addresses.
    CIDRS;

    /// As a proxy is told it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
