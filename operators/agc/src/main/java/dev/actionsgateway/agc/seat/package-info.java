/// Seats: each holds one runner record and its session, polls, and runs one job at a time.
@NullMarked
package dev.actionsgateway.agc.seat;

import org.jspecify.annotations.NullMarked;
