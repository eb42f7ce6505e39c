/// The Pod Security Standards, on a template as the gateway's controller would complete it.
@NullMarked
package dev.actionsgateway.webhook.podsecurity;

import org.jspecify.annotations.NullMarked;
