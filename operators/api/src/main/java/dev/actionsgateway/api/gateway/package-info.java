/// `ActionsGateway`: one tenant's way to GitHub.
@NullMarked
package dev.actionsgateway.api.gateway;

import org.jspecify.annotations.NullMarked;
