/// IP addresses: how they are written, in ranges, and which of them are the world's.
@NullMarked
package dev.actionsgateway.kit.net;

import org.jspecify.annotations.NullMarked;
