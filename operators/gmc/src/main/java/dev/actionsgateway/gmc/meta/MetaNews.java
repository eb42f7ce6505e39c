package dev.actionsgateway.gmc.meta;

import java.time.Duration;
import java.util.List;

/// What is known of how well a gateway's proxies know GitHub.
public sealed interface MetaNews {
    /// Nobody was asked yet.
    record NotAsked() implements MetaNews {}

    /// There is no proxy to be asked.
    record NoProxy() implements MetaNews {}

    /// None of them answered.
    ///
    /// @param pod the first that did not
    /// @param why in a few words
    record Silent(String pod, String why) implements MetaNews {}

    /// Some of them answered.
    record Told(List<Answer> answers) implements MetaNews {
        /// Copies.
        public Told {
            answers = List.copyOf(answers);
        }
    }

    /// What one proxy said.
    ///
    /// @param pod which
    /// @param state how well it knows GitHub's names
    /// @param age since GitHub's last word, or the proxy's start
    /// @param why GitHub does not answer it; empty if it does
    record Answer(String pod, State state, Duration age, String why) {}

    /// How well a proxy knows GitHub's names, from the best to the worst.
    enum State {
        /// It need not ask: GitHub is a server of one's own.
        NOT_NEEDED,
        /// Well.
        FRESH,
        /// GitHub has never answered it, and it has not waited long.
        NOT_HEARD,
        /// GitHub's last word is too old.
        STALE
    }
}
