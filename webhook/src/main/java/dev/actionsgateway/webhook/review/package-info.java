/// What the API server asks, and what it is told.
@NullMarked
package dev.actionsgateway.webhook.review;

import org.jspecify.annotations.NullMarked;
