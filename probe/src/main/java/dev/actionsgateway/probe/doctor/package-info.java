/// What an operator wants checked before a gateway is installed.
@NullMarked
package dev.actionsgateway.probe.doctor;

import org.jspecify.annotations.NullMarked;
