package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.rest.Dispatcher;

/// Starts workflows, also of files that come with the request.
public interface Workflows extends Dispatcher {
    /// Gives a repository this file, in place of a former one.
    void put(String owner, String repository, String path, String text);

    /// Gives a repository a secret or a variable, in place of a former one.
    void put(String owner, String repository, Named named);

    /// A value that workflows may name.
    record Named(Kind kind, String name, String value) {
        /// Where a workflow finds it: in `secrets` or in `vars`.
        public enum Kind {
            SECRET,
            VARIABLE
        }
    }
}
