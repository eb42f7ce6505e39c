/// Makes tenants as planned, says how they are, and takes them down.
@NullMarked
package dev.actionsgateway.gmc.control;

import org.jspecify.annotations.NullMarked;
