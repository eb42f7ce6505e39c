/// The Java client of the simulator's control listener: for tests, the command line and suites.
///
/// [SimulatorClient] reads what the page reads (`/ui/api/…`, as
/// [View][dev.actionsgateway.githubsim.page.View] records) and steers by the control routes below.
/// Bodies are JSON; a refusal is a 4xx with `{"field":…,"value":…,"remedy":…}` and becomes a
/// [RefusedException] that says all three.
///
/// ```
/// POST   /dispatch                 {owner, repository, file, ref, workflow, inputs}    -> {run}
/// POST   /jobs                     {owner, repository, name, labels, group, count, …}  -> {run, jobs}
/// POST   /runs/<run>/cancel        POST /runs/<run>/force-cancel   POST /runs/<run>/rerun {failed}
/// POST   /runs/<run>/conclude      {conclusion}
/// DELETE /sessions/<session>       POST /sessions/expire
/// DELETE /runners/<runner>         POST /runners/<runner>/consume
/// POST   /tokens/expire            {kind}
/// GET    /faults                   POST /faults {…} -> {number}    DELETE /faults
/// GET    /clock -> {now}           POST /clock {advance} -> {now}
/// GET    /settings                 PATCH /settings {name: value, …} -> all settings
/// GET    /calls?method=&path=&status=&limit=                       DELETE /calls
/// ```
@NullMarked
package dev.actionsgateway.githubsim.client;

import org.jspecify.annotations.NullMarked;
