/// Workflow files of repositories, and the runs that are made of them: the seam to the workflow
/// machine.
///
/// Pure: it makes plans and messages. The state calls the plans, the run service asks for the
/// messages.
@NullMarked
package dev.actionsgateway.githubsim.dispatch;

import org.jspecify.annotations.NullMarked;
