/// The admission webhook: refuses what must not exist, in one sentence that names the remedy.
@NullMarked
package dev.actionsgateway.webhook;

import org.jspecify.annotations.NullMarked;
