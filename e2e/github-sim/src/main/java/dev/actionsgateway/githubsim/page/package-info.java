/// A page for people, like the Actions tab: runs, jobs, steps and logs as they happen, sessions and
/// runners, what was called, and whether an invariant is broken.
///
/// Plain HTML, CSS and JavaScript from this package's resources, without a build step. The browser
/// reads JSON under `/ui/api/` and hears over server-sent events which runs and jobs changed; then
/// it reads these again, at most a few times a second, however busy the simulator is.
///
/// [PageSource] is all that the page knows of the simulator: the core implements it, or hands its
/// state to an adapter of this package. The routes belong on the control listener: nothing here
/// asks for a token.
@NullMarked
package dev.actionsgateway.githubsim.page;

import org.jspecify.annotations.NullMarked;
