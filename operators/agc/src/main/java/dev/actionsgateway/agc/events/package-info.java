/// What happens in a group, said as it happens, one value per transition. Log lines, metrics and
/// Kubernetes Events are made of it elsewhere; nothing here decides anything.
@NullMarked
package dev.actionsgateway.agc.events;

import org.jspecify.annotations.NullMarked;
