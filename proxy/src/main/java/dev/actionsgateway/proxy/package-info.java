/// The CONNECT proxy: a tenant's only way out.
@NullMarked
package dev.actionsgateway.proxy;

import org.jspecify.annotations.NullMarked;
