/// The manager operator: turns one `ActionsGateway` into a tenant's whole world.
@NullMarked
package dev.actionsgateway.gmc;

import org.jspecify.annotations.NullMarked;
