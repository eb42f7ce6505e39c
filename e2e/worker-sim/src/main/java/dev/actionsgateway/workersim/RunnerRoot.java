package dev.actionsgateway.workersim;

import java.nio.file.Path;

/// Where the files of a runner lie; all follow from the folder above `bin`.
///
/// @param root the runner's home, `/home/runner` in the usual image
record RunnerRoot(Path root) {

    Path settings() {
        return root.resolve(".runner");
    }

    Path credentials() {
        return root.resolve(".credentials");
    }

    Path setupInfo() {
        return root.resolve(".setup_info");
    }

    Path diag() {
        return root.resolve("_diag");
    }

    /// Log pages of at most 8 MB, one row of them for each record.
    Path pages() {
        return diag().resolve("pages");
    }

    /// Log blocks of at most 2 MiB, each uploaded as a whole.
    Path blocks() {
        return diag().resolve("blocks");
    }
}
