/// Whether a gateway's proxies know what GitHub's names are: asked now and then, beside the work.
@NullMarked
package dev.actionsgateway.gmc.meta;

import org.jspecify.annotations.NullMarked;
