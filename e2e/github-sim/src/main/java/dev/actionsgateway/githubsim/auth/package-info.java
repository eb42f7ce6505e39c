/// Who may speak: App JWTs, installation and registration tokens, client assertions, broker and job
/// tokens, each of its own kind.
///
/// It knows keys, times and subjects, not routes.
@NullMarked
package dev.actionsgateway.githubsim.auth;

import org.jspecify.annotations.NullMarked;
