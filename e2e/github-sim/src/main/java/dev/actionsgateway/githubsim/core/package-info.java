/// What GitHub knows: tenants, runners, sessions, runs, jobs, deliveries and leases, and the rules
/// by which they change.
///
/// All state lies under one lock; what leaves is an immutable snapshot or a sealed outcome. After
/// each change the invariants are checked on what was touched. It never sees HTTP, tokens or URLs.
@NullMarked
package dev.actionsgateway.githubsim.core;

import org.jspecify.annotations.NullMarked;
