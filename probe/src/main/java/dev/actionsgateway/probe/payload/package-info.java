/// Payloads without their secrets.
@NullMarked
package dev.actionsgateway.probe.payload;

import org.jspecify.annotations.NullMarked;
