package dev.actionsgateway.probe.link;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Egress;
import java.util.Optional;

/// Where GitHub is, who we are there, and the way to it.
///
/// @param target the account and its REST interface
/// @param app who we are
/// @param egress through which proxy
/// @param authorities PEM text of certificate authorities that are believed beside the usual ones
public record Access(Target target, AppIdentity app, Egress egress, Optional<String> authorities) {

    /// The same, by another way.
    public Access through(Egress other) {
        return new Access(target, app, other, authorities);
    }
}
