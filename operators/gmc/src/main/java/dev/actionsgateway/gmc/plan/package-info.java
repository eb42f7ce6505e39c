/// What a tenant consists of: every object, as a pure function of the gateway's spec and of what
/// the platform says.
@NullMarked
package dev.actionsgateway.gmc.plan;

import org.jspecify.annotations.NullMarked;
