/// Names as patterns.
@NullMarked
package dev.actionsgateway.webhook.net;

import org.jspecify.annotations.NullMarked;
