/// The broker: a runner's token, its session, and the messages that are waited for.
///
/// Everything here is one exchange; who polls, and when again, is not known here.
@NullMarked
package dev.actionsgateway.github.broker;

import org.jspecify.annotations.NullMarked;
