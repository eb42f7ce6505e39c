/// The rules: pure, one class each. A refusal is one sentence with field, value and remedy.
@NullMarked
package dev.actionsgateway.webhook.rules;

import org.jspecify.annotations.NullMarked;
