/// `github-sim-ctl`: steers a running simulator from a terminal, and watches runs in it.
///
/// [Main] starts it; [Ctl] holds what all commands share. Each command prints what it did and what
/// to do next; a mistake is answered with the field, its value and the remedy. Exit codes: 0 done,
/// 1 the simulator refused, or the watched run did not succeed, 2 the command line is wrong.
@NullMarked
package dev.actionsgateway.githubsim.cli;

import org.jspecify.annotations.NullMarked;
