/// The webhook's own authority and certificate: made, published, renewed.
@NullMarked
package dev.actionsgateway.webhook.certs;

import org.jspecify.annotations.NullMarked;
